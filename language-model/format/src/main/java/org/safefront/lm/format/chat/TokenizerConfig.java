package org.safefront.lm.format.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;

/**
 * What tokenizer_config.json says besides the tokens.
 *
 * @param chatTemplate Jinja2 source
 * @param specialTokens by the names that templates use, for instance bos_token
 */
record TokenizerConfig(String chatTemplate, Map<String, String> specialTokens) {
    private static final String NAME = "tokenizer_config.json";
    private static final String TEMPLATE_FILE = "chat_template.jinja";
    private static final String DEFAULT_TEMPLATE = "default";

    static TokenizerConfig read(Path modelFolder) {
        JsonFile json = JsonFile.read(modelFolder.resolve(NAME));
        String template = templateFile(modelFolder)
                .or(() -> json.get("chat_template").flatMap(TokenizerConfig::template))
                .orElseThrow(() -> new InvalidModelException(
                        NAME + ": chat_template is missing; add one, or a file " + TEMPLATE_FILE));
        return new TokenizerConfig(template, specialTokens(json));
    }

    private static Optional<String> templateFile(Path modelFolder) {
        Path file = modelFolder.resolve(TEMPLATE_FILE);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** One template, or a list of them by name. */
    private static Optional<String> template(JsonNode node) {
        if (node.isTextual()) {
            return Optional.of(node.asText());
        }
        return StreamSupport.stream(node.spliterator(), false)
                .filter(entry -> DEFAULT_TEMPLATE.equals(entry.path("name").asText()))
                .map(entry -> entry.path("template").asText())
                .findFirst();
    }

    private static Map<String, String> specialTokens(JsonFile json) {
        var tokens = new LinkedHashMap<String, String>();
        json.root().properties().forEach(entry -> {
            // A token is a text, or an object with its properties beside the text.
            JsonNode content = entry.getValue().isObject() ? entry.getValue().path("content") : entry.getValue();
            if (entry.getKey().endsWith("_token") && content.isTextual()) {
                tokens.put(entry.getKey(), content.asText());
            }
        });
        return tokens;
    }
}
