package org.safefront.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What of a JSON Schema may not change between two versions of an event, in either direction: all that a producer of one
 * version may write, every reader of the other must be able to read. Producers write by the closed copy (no field besides
 * those named), readers read by the open copy (unknown fields and unknown values of enumerations are passed over), so the
 * only things that may be added are optional fields and values of enumerations. Descriptions are free.
 */
final class SchemaDifferences {
    private static final Set<String> COMPARED_APART =
            Set.of("description", "properties", "required", "items", "enum", "$ref", "$defs");

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();
    private final Set<String> under = new LinkedHashSet<>();

    private SchemaDifferences(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Each difference that would break a reader, as a sentence that begins with the place.
     *
     * @param before a document with the schema of a released version, and its {@code $defs}
     * @param after the same of today
     */
    static List<String> between(JsonNode before, JsonNode after) {
        var differences = new SchemaDifferences(before, after);
        differences.compare("", before, after);
        return List.copyOf(differences.found);
    }

    private void compare(String path, JsonNode oldSchema, JsonNode newSchema) {
        String pair = reference(oldSchema) + " " + reference(newSchema);
        boolean recursive = !pair.isBlank() && !under.add(pair);
        if (recursive) {
            return;
        }
        JsonNode old = resolve(before, oldSchema);
        JsonNode now = resolve(after, newSchema);
        words(path, old, now);
        values(path, old.path("enum"), now.path("enum"));
        fields(path, old, now);
        if (old.has("items") && now.has("items")) {
            compare(path + "[]", old.path("items"), now.path("items"));
        } else if (old.has("items") != now.has("items")) {
            report(path, "has no longer the same items");
        }
        under.remove(pair);
    }

    private void words(String path, JsonNode old, JsonNode now) {
        var words = new TreeSet<String>();
        old.fieldNames().forEachRemaining(words::add);
        now.fieldNames().forEachRemaining(words::add);
        words.removeAll(COMPARED_APART);
        for (String word : words) {
            if (!old.path(word).equals(now.path(word))) {
                report(path, word + " was " + text(old.path(word)) + " and is " + text(now.path(word)));
            }
        }
    }

    private void values(String path, JsonNode old, JsonNode now) {
        if (old.isMissingNode() != now.isMissingNode()) {
            report(path, "enum was " + text(old) + " and is " + text(now));
            return;
        }
        Set<String> gone = texts(old);
        gone.removeAll(texts(now));
        if (!gone.isEmpty()) {
            report(path, "no longer has the values " + gone);
        }
    }

    private void fields(String path, JsonNode old, JsonNode now) {
        Set<String> neededBefore = texts(old.path("required"));
        Set<String> neededNow = texts(now.path("required"));
        for (String field : names(old)) {
            String at = path + "/" + field;
            if (!now.path("properties").has(field)) {
                report(at, "is gone");
                continue;
            }
            if (neededBefore.contains(field) && !neededNow.contains(field)) {
                report(at, "was always there and now may be absent");
            }
            if (!neededBefore.contains(field) && neededNow.contains(field)) {
                report(at, "might be absent and is now required");
            }
            compare(
                    at,
                    old.path("properties").path(field),
                    now.path("properties").path(field));
        }
        for (String field : names(now)) {
            if (!old.path("properties").has(field) && neededNow.contains(field)) {
                report(path + "/" + field, "is new and required; a new field must be optional");
            }
        }
    }

    private void report(String path, String what) {
        found.add((path.isEmpty() ? "/" : path) + " " + what);
    }

    private static String reference(JsonNode schema) {
        return schema.path("$ref").asText("");
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        String reference = reference(schema);
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private static Set<String> names(JsonNode schema) {
        var names = new LinkedHashSet<String>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(JsonNode node) {
        return node instanceof MissingNode ? "not said" : node.toString();
    }
}
