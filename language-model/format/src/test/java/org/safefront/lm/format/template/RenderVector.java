package org.safefront.lm.format.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.safefront.lm.format.SharedData;

/** One of the rendering vectors of huggingface.js. */
record RenderVector(String name, String template, JsonNode data, String target) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<RenderVector> all() {
        Path file = SharedData.require("models/chat-templates/render_vectors.jsonl");
        try {
            return Files.readAllLines(file).stream().map(RenderVector::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    static RenderVector named(String name) {
        return all().stream()
                .filter(vector -> vector.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    Conversation conversation() {
        return Conversation.of(data);
    }

    private static RenderVector read(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return new RenderVector(
                    json.get("name").asText(),
                    json.get("chat_template").asText(),
                    json.get("data"),
                    json.get("target").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
