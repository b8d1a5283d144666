package org.safefront.lm.format.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What Jinja2 makes of some hundred templates; src/test/python/chat_template_goldens.py wrote it down. */
class GoldenTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-07-04T09:05:07.123456Z"), ZoneOffset.UTC);

    @TestFactory
    Stream<DynamicTest> rendersAsJinja2Does() throws IOException {
        List<String> lines = lines();
        JsonNode contexts = JSON.readTree(lines.get(0));

        return lines.stream().skip(1).map(GoldenTest::read).map(golden -> {
            JsonNode variables = contexts.path(golden.path("context").asText());
            return dynamicTest(golden.get("name").asText(), () -> check(golden, variables));
        });
    }

    private static void check(JsonNode golden, JsonNode variables) {
        Outcome outcome = golden.has("vector")
                ? outcome(RenderVector.named(golden.get("vector").asText()))
                : Outcome.of(source(golden), CLOCK, Conversation.of(variables));

        assertEquals(Outcome.expected(golden), outcome.like(golden), () -> golden.path("template")
                .asText());
    }

    private static Outcome outcome(RenderVector vector) {
        return Outcome.of(vector.template(), CLOCK, vector.conversation());
    }

    private static String source(JsonNode golden) {
        return golden.has("file")
                ? TemplateFile.read(golden.get("file").asText())
                : golden.get("template").asText();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = GoldenTest.class.getResourceAsStream("goldens.jsonl")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
