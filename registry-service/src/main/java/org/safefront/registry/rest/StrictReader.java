package org.safefront.registry.rest;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.safefront.work.RecordFormatException;
import org.safefront.work.RecordJson;

/** Reads what people ask for as strictly as events are read, and says which field is wrong. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class StrictReader implements MessageBodyReader<Record> {
    private final RecordJson json = RecordJson.refusingUnknownFields();

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try {
            return json.read(type, body.readAllBytes());
        } catch (RecordFormatException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }
}
