package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes values as Python's json.dumps does, and keeps the origin of every character of their strings. */
final class JsonWriter {
    private static final Map<Character, String> ESCAPES =
            Map.of('"', "\\\"", '\\', "\\\\", '\n', "\\n", '\r', "\\r", '\t', "\\t", '\f', "\\f", '\b', "\\b");

    private final TextBuilder out = new TextBuilder();
    private final Format format;

    /**
     * How it looks.
     *
     * @param ascii whether other characters are escaped
     * @param indent what each level of nesting is indented by; all on one line if empty
     * @param item what separates items
     * @param key what separates a key from its value
     * @param sorted whether keys are sorted
     */
    record Format(boolean ascii, Optional<Text> indent, Text item, Text key, boolean sorted) {}

    private JsonWriter(Format format) {
        this.format = format;
    }

    static Text write(Value value, Format format) {
        var writer = new JsonWriter(format);
        writer.value(value, 0);
        return writer.out.build();
    }

    private void value(Value value, int depth) {
        if (value instanceof Text text) {
            string(text);
        } else if (value instanceof Mapping mapping) {
            object(mapping, depth);
        } else if (value instanceof Sequence sequence) {
            array(sequence, depth);
        } else {
            out.append(scalar(value)
                    .orElseThrow(
                            () -> new EvaluationFault("Object of type " + value.type() + " is not JSON serializable")));
        }
    }

    private static Optional<String> scalar(Value value) {
        if (value == None.NONE) {
            return Optional.of("null");
        }
        if (value instanceof Truth truth) {
            return Optional.of(truth.value() ? "true" : "false");
        }
        if (value instanceof Real real && !real.finite()) {
            return Optional.of(Double.isNaN(real.value()) ? "NaN" : real.value() > 0 ? "Infinity" : "-Infinity");
        }
        return value instanceof Numeric ? Optional.of(value.show().chars()) : Optional.empty();
    }

    private void array(Sequence sequence, int depth) {
        out.append("[");
        String separator = "";
        for (Value item : sequence.items()) {
            separate(separator, depth + 1);
            value(item, depth + 1);
            separator = ",";
        }
        close(sequence.truthy(), depth, "]");
    }

    private void object(Mapping mapping, int depth) {
        out.append("{");
        String separator = "";
        for (Map.Entry<Value, Value> entry : entries(mapping)) {
            separate(separator, depth + 1);
            key(entry.getKey());
            out.append(format.key());
            value(entry.getValue(), depth + 1);
            separator = ",";
        }
        close(mapping.truthy(), depth, "}");
    }

    private List<Map.Entry<Value, Value>> entries(Mapping mapping) {
        var entries = new ArrayList<>(mapping.entries().entrySet());
        if (format.sorted()) {
            entries.sort(Map.Entry.comparingByKey(Comparison.order()));
        }
        return entries;
    }

    private void key(Value key) {
        if (key instanceof Text text) {
            string(text);
            return;
        }
        String name = scalar(key)
                .orElseThrow(
                        () -> new EvaluationFault("keys must be str, int, float, bool or None, not " + key.type()));
        out.append("\"" + name + "\"");
    }

    private void separate(String separator, int depth) {
        if (!separator.isEmpty()) {
            out.append(format.item());
        }
        newLine(depth);
    }

    private void close(boolean any, int depth, String bracket) {
        if (any) {
            newLine(depth);
        }
        out.append(bracket);
    }

    private void newLine(int depth) {
        if (format.indent().isPresent()) {
            out.append("\n").append(format.indent().get().repeat(depth));
        }
    }

    private void string(Text text) {
        out.append("\"");
        String chars = text.chars();
        int start = 0;
        for (int at = 0; at < chars.length(); at++) {
            String escape = escape(chars.charAt(at));
            if (!escape.isEmpty()) {
                out.append(text, start, at).appendInstead(escape, text, at);
                start = at + 1;
            }
        }
        out.append(text, start, chars.length()).append("\"");
    }

    /** What stands for a character, or nothing if it stands for itself. */
    private String escape(char c) {
        String known = ESCAPES.get(c);
        if (known != null) {
            return known;
        }
        return c < ' ' || (format.ascii() && c > '~') ? String.format("\\u%04x", (int) c) : "";
    }
}
