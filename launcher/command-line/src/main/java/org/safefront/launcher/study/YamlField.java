package org.safefront.launcher.study;

import com.fasterxml.jackson.databind.JsonNode;
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
record YamlField(String path, JsonNode node) {
    /** The field below, which must be there. */
    YamlField required(String name) {
        return optional(name).orElseThrow(() -> new InvalidStudyException(below(name) + " is missing"));
    }

    /** The field below, if it is there. */
    Optional<YamlField> optional(String name) {
        return Optional.ofNullable(node.get(name))
                .filter(value -> !value.isNull())
                .map(value -> new YamlField(below(name), value));
    }

    /** Refuses fields that nobody reads: a misspelled one would otherwise do nothing, silently. */
    YamlField onlyKnows(Set<String> known) {
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
    List<YamlField> elements() {
        if (!node.isArray() || node.isEmpty()) {
            throw refusal("a list with at least one element");
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> new YamlField(path + "[" + i + "]", node.get(i)))
                .toList();
    }

    /** The elements of a list, or the one value that stands here without brackets. */
    List<YamlField> oneOrMany() {
        return node.isArray() ? elements() : List.of(this);
    }

    String text() {
        if (!node.isValueNode() || node.asText().isBlank()) {
            throw refusal("a text");
        }
        return node.asText();
    }

    /** A text that is one of these. */
    String oneOf(List<String> choices) {
        String text = text();
        if (!choices.contains(text)) {
            throw refusal("one of " + choices);
        }
        return text;
    }

    int wholeNumber(int least) {
        if (!node.isInt() || node.asInt() < least) {
            throw refusal("a whole number of at least " + least);
        }
        return node.asInt();
    }

    /** A number between these, both included. YAML reads 3e-4 without a point as a text; it is meant as a number. */
    double number(double low, double high) {
        double number = parse();
        if (!(number >= low && number <= high)) {
            throw refusal("a number between " + low + " and " + high);
        }
        return number;
    }

    /** A refusal that says what should stand here. */
    InvalidStudyException refusal(String wanted) {
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
