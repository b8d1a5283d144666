package org.safefront.registry.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which part of a list is asked for.
 *
 * @param offset how many are passed over
 * @param limit most to be told
 */
record Page(
        @QueryParam("offset") @DefaultValue("0") @Schema(type = SchemaType.INTEGER)
        String offset,

        @QueryParam("limit") @DefaultValue("1000") @Schema(type = SchemaType.INTEGER)
        String limit) {
    <T> List<T> of(Stream<T> all) {
        return all.skip(Parameters.offset(offset))
                .limit(Parameters.limit(limit))
                .toList();
    }
}
