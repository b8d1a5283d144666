package org.safefront.launcher.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A place in a YAML file and what stands there; every refusal says where it is.
 *
 * @param path from the top, for instance {@code study.yaml: train.sweep[2].rank}
 * @param node what stands there
 */
public record YamlField(String path, JsonNode node) {
    /**
     * Reads a file.
     *
     * @param remedy what to do where the file is missing
     */
    public static YamlField read(Path file, String remedy) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidStudyException(file + " is missing; " + remedy);
        }
        try {
            return new YamlField(file.getFileName() + ":", new YAMLMapper().readTree(file.toFile()));
        } catch (JsonProcessingException e) {
            int line = Optional.ofNullable(e.getLocation())
                    .map(location -> location.getLineNr())
                    .orElse(0);
            throw new InvalidStudyException(
                    file + " is not valid YAML: " + e.getOriginalMessage() + " (line " + line + ")", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** The field below, which must be there. */
    public YamlField required(String name) {
        return optional(name).orElseThrow(() -> new InvalidStudyException(below(name) + " is missing"));
    }

    /** The field below, if it is there. */
    public Optional<YamlField> optional(String name) {
        return Optional.ofNullable(node.get(name))
                .filter(value -> !value.isNull())
                .map(value -> new YamlField(below(name), value));
    }

    /** Refuses fields that nobody reads: a misspelled one would otherwise do nothing, silently. */
    public YamlField onlyKnows(Set<String> known) {
        if (!node.isObject()) {
            throw refusal("a map with the fields " + known.stream().sorted().toList());
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new InvalidStudyException(below(name) + " is not known; known are "
                        + known.stream().sorted().toList());
            }
        });
        return this;
    }

    /** The elements of a list with at least one. */
    public List<YamlField> elements() {
        if (!node.isArray() || node.isEmpty()) {
            throw refusal("a list with at least one element");
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> new YamlField(path + "[" + i + "]", node.get(i)))
                .toList();
    }

    /** The elements of a list, or the one value that stands here without brackets. */
    public List<YamlField> oneOrMany() {
        return node.isArray() ? elements() : List.of(this);
    }

    public String text() {
        if (!node.isValueNode() || node.asText().isBlank()) {
            throw refusal("a text");
        }
        return node.asText();
    }

    /** A text that is one of these. */
    public String oneOf(List<String> choices) {
        String text = text();
        if (!choices.contains(text)) {
            throw refusal("one of " + choices);
        }
        return text;
    }

    public int wholeNumber(int least) {
        if (!node.isInt() || node.asInt() < least) {
            throw refusal("a whole number of at least " + least);
        }
        return node.asInt();
    }

    /** A number between these, both included. YAML reads 3e-4 without a point as a text; it is meant as a number. */
    public double number(double low, double high) {
        double number = parse();
        if (!(number >= low && number <= high)) {
            throw refusal("a number between " + low + " and " + high);
        }
        return number;
    }

    /** A refusal that says what should stand here. */
    public InvalidStudyException refusal(String wanted) {
        return new InvalidStudyException(path + " must be " + wanted + ", was " + shown());
    }

    private double parse() {
        try {
            return node.isNumber() ? node.asDouble() : Double.parseDouble(node.asText());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private String shown() {
        if (node.isArray()) {
            var items = new ArrayList<String>();
            StreamSupport.stream(node.spliterator(), false).forEach(item -> items.add(item.asText()));
            return items.toString();
        }
        return node.isObject() ? "a map" : "'" + node.asText() + "'";
    }

    private String below(String name) {
        return path + (path.endsWith(":") ? " " : ".") + name;
    }
}
