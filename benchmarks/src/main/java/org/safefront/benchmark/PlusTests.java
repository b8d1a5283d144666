package org.safefront.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tests that hold a program against another one, by the rules of EvalPlus.
 *
 * @param reference the program that is right
 * @param tolerance absolute, for outputs that are numbers; none unless said
 */
record PlusTests(String taskId, String entryPoint, String reference, Optional<JsonNode> tolerance) {
    private static final String RULES = rules();
    /** NaN and the infinities are written as Python reads them. */
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    /** Python that defines {@code check}. */
    String of(List<JsonNode> baseInputs, List<JsonNode> plusInputs) {
        String inputs = Stream.concat(baseInputs.stream(), plusInputs.stream())
                .map(PlusTests::json)
                .collect(Collectors.joining(",", "[", "]"));
        double atol =
                tolerance.filter(JsonNode::isNumber).map(JsonNode::doubleValue).orElse(0.0);
        return String.join(
                "\n",
                "TASK = " + PythonText.literal(taskId),
                "ENTRY_POINT = " + PythonText.literal(entryPoint),
                "INPUTS = " + PythonText.literal(inputs),
                "TOLERANCE = " + atol,
                "REFERENCE = " + PythonText.literal(reference),
                RULES);
    }

    private static String json(JsonNode value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    private static String rules() {
        try (InputStream in = PlusTests.class.getResourceAsStream("plus.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("plus.py belongs to this class and cannot be read", e);
        }
    }
}
