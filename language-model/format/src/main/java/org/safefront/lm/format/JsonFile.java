package org.safefront.lm.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** A JSON object in a file, read field by field; every failure names the file, the field and what stands there. */
public final class JsonFile {
    /** Writes objects with indentation, and reads anything. */
    public static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String file;
    private final JsonNode root;

    private JsonFile(String file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads the file.
     *
     * @throws InvalidModelException if it is missing or holds something else
     */
    public static JsonFile read(Path path) {
        String file = path.getFileName().toString();
        try {
            JsonNode root = MAPPER.readTree(Files.readAllBytes(path));
            if (root == null || !root.isObject()) {
                throw new InvalidModelException(path + " must hold a JSON object");
            }
            return new JsonFile(file, root);
        } catch (JsonProcessingException e) {
            throw new InvalidModelException(path + " is not valid JSON: " + e.getOriginalMessage(), e);
        } catch (NoSuchFileException e) {
            throw new InvalidModelException(path + " is missing", e);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** Writes an object. */
    public static void write(Path path, JsonNode object) {
        try {
            Files.writeString(path, MAPPER.writeValueAsString(object) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
    }

    /** The whole object. */
    public JsonNode root() {
        return root;
    }

    /** An object inside this one, absent where it is missing or null. */
    public Optional<JsonFile> object(String field) {
        return get(field).map(node -> {
            require(field, node, JsonNode::isObject, "an object");
            return new JsonFile(file + ": " + field, node);
        });
    }

    /** A value, absent where it is missing or null. */
    public Optional<JsonNode> get(String field) {
        return Optional.ofNullable(root.get(field)).filter(node -> !node.isNull());
    }

    /** A whole number above zero that must be there. */
    public int positive(String field) {
        return get(field)
                .map(node -> positive(field, node))
                .orElseThrow(() -> new InvalidModelException(file + ": " + field + " is missing"));
    }

    /** A whole number above zero. */
    public int positive(String field, int otherwise) {
        return get(field).map(node -> positive(field, node)).orElse(otherwise);
    }

    /** A number. */
    public double number(String field, double otherwise) {
        return get(field)
                .map(node ->
                        require(field, node, JsonNode::isNumber, "a number").asDouble())
                .orElse(otherwise);
    }

    /** True or false. */
    public boolean flag(String field, boolean otherwise) {
        return get(field)
                .map(node -> require(field, node, JsonNode::isBoolean, "true or false")
                        .asBoolean())
                .orElse(otherwise);
    }

    /** A text. */
    public Optional<String> text(String field) {
        return get(field)
                .map(node -> require(field, node, JsonNode::isTextual, "a text").asText());
    }

    private int positive(String field, JsonNode node) {
        return require(field, node, value -> value.isInt() && value.asInt() > 0, "a whole number above zero")
                .asInt();
    }

    private JsonNode require(String field, JsonNode node, Predicate<JsonNode> condition, String what) {
        if (!condition.test(node)) {
            throw new InvalidModelException(file + ": " + field + " must be " + what + ", was " + node);
        }
        return node;
    }
}
