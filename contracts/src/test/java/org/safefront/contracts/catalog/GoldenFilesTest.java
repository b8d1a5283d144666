package org.safefront.contracts.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.safefront.contracts.Event;
import org.safefront.contracts.Json;

class GoldenFilesTest {
    @ParameterizedTest
    @EnumSource
    void comesBackUnchangedWhenReadAndWritten(EventType type) throws IOException {
        GoldenFile golden = GoldenFile.of(type);
        Event event = golden.event(type);
        Envelope envelope = Envelope.fromHeaders(golden.headers());

        var written = new GoldenFile(event.key(), envelope.headers(), Json.MAPPER.valueToTree(event));

        assertEquals(GoldenFile.text(type), Json.MAPPER.writeValueAsString(written) + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void hasTheIdThatItsTypeAndIdentityGive(EventType type) throws IOException {
        GoldenFile golden = GoldenFile.of(type);
        Envelope envelope = Envelope.fromHeaders(golden.headers());

        Envelope again = Envelope.first(golden.event(type), envelope.source(), envelope.time(), "study");

        assertEquals(envelope.id(), again.id());
        assertEquals(envelope.type(), type.ceType());
        assertEquals(envelope.subject(), again.subject());
        assertEquals(golden.key(), again.partitionKey());
    }

    @ParameterizedTest
    @EnumSource
    void obeysItsSchemaToTheLastField(EventType type) throws IOException {
        JsonNode closed = JsonSchemas.closed(JsonSchemas.read(type));
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(closed);

        var errors = schema.validate(GoldenFile.of(type).data());

        assertTrue(errors.isEmpty(), () -> type + ": " + errors);
    }
}
