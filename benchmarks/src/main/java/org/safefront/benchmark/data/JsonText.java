package org.safefront.benchmark.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/** Parses JSON, and says what is wrong with it without quoting it. */
final class JsonText {
    /** Of one text and one number, in characters: tests of code have inputs of megabytes. */
    private static final int LONGEST = 512 << 20;

    /** The two kinds of file are often taken for one another. */
    static final String HINT = "; a file with one object a line is called .jsonl";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST)
                            .maxNumberLength(LONGEST)
                            .build())
                    .build())
            // As Python reads and writes JSON: among the inputs of MBPP+ are infinities.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /** The object that is all of a line. */
    static ObjectNode object(Place place, String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw place.refuse("must be a JSON object, is " + kind(node));
        } catch (JsonProcessingException e) {
            throw place.refuse(fault(e) + ", near character " + e.getLocation().getColumnNr()
                    + "; the line must be one JSON object");
        }
    }

    /** What is all of a file. */
    static JsonNode whole(Path file, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw Place.line(file, location.getLineNr())
                    .refuse(fault(e) + ", near character " + location.getColumnNr() + HINT);
        }
    }

    /** What a value is, in words. */
    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue().isBlank() ? "blank text" : "text";
            case NUMBER -> node.isIntegralNumber() ? "a whole number" : "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL -> "null";
            default -> "nothing";
        };
    }

    private static String fault(JsonProcessingException e) {
        return e.getOriginalMessage().startsWith("Duplicate field") ? "a field is given twice" : "is not JSON";
    }
}
