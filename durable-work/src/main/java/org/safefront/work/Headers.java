package org.safefront.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** The headers of an event as they are kept in a column. */
public final class Headers {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private Headers() {}

    /** As a JSON object of texts. */
    public static String write(Map<String, String> headers) {
        try {
            return MAPPER.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("headers cannot be written: " + headers.keySet(), e);
        }
    }

    /** Reads them back. */
    public static Map<String, String> read(String json) {
        try {
            return Map.copyOf(MAPPER.readValue(json, TEXTS));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("headers in the database cannot be read", e);
        }
    }
}
