package org.safefront.benchmark.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Says which field of a row is wrong, and how, without quoting what stands in it. */
final class RowFault {
    private static final Map<Class<?>, String> KINDS = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(Key.class, "text or a whole number"),
            Map.entry(int.class, "a whole number"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(OptionalInt.class, "a whole number"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(OptionalLong.class, "a whole number"),
            Map.entry(double.class, "a number"),
            Map.entry(Double.class, "a number"),
            Map.entry(OptionalDouble.class, "a number"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"));

    /** Of a row's columns, how many a message names. */
    private static final int NAMED = 12;

    private static final String NULL = "is null; every row must have a value there";
    private static final String MISSING = "is missing; every row must have it, and this one has ";

    private RowFault() {}

    /** For a column whose name is known only when it is read. */
    static String describe(String column, String wanted, ObjectNode row) {
        JsonNode value = row.path(column);
        String fault = "must be " + wanted + ", is " + JsonText.kind(value);
        if (value.isNull()) {
            fault = NULL;
        }
        if (value.isMissingNode()) {
            fault = MISSING + found(row);
        }
        return "field " + column + " " + fault;
    }

    static String describe(JsonProcessingException e, ObjectNode row) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "cannot be read as a row";
        }
        List<JsonMappingException.Reference> path = mapping.getPath();
        if (e instanceof ValueInstantiationException) {
            return inField(path) + e.getCause().getMessage();
        }
        if (path.isEmpty()) {
            return "must be one object";
        }
        JsonNode value = value(row, path);
        if (value.isNull()) {
            return inField(path) + NULL;
        }
        if (value.isMissingNode()) {
            return inField(path) + MISSING + found(value(row, path.subList(0, path.size() - 1)));
        }
        return inField(path) + mismatch(mapping, value);
    }

    /** In a CSV file a number is a text that spells it, so that one text may be wrong where another is right. */
    private static String mismatch(JsonMappingException e, JsonNode value) {
        if (e.getCause() instanceof InputCoercionException) {
            return "is too large a number";
        }
        Optional<Class<?>> wanted = e instanceof MismatchedInputException mismatch
                ? Optional.ofNullable(mismatch.getTargetType())
                : Optional.empty();
        String misspelt = e instanceof InvalidFormatException && value.isTextual() ? " that is none" : "";
        return "must be " + wanted.map(RowFault::kind).orElse("of another type") + ", is " + JsonText.kind(value)
                + misspelt;
    }

    private static String kind(Class<?> type) {
        return Collection.class.isAssignableFrom(type) ? "a list" : KINDS.getOrDefault(type, "an object");
    }

    /** What is there where the field is missed: most often its name is another one. */
    private static String found(JsonNode parent) {
        List<String> names = parent.properties().stream().map(Map.Entry::getKey).toList();
        if (names.isEmpty()) {
            return "no field at all";
        }
        String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        return names.stream().limit(NAMED).collect(Collectors.joining(", ")) + more;
    }

    private static JsonNode value(ObjectNode row, List<JsonMappingException.Reference> path) {
        JsonNode value = row;
        for (JsonMappingException.Reference step : path) {
            value = step.getFieldName() == null ? value.path(step.getIndex()) : value.path(step.getFieldName());
        }
        return value == null ? MissingNode.getInstance() : value;
    }

    /** The field, for instance {@code field tests[3].code }; empty for the whole row. */
    private static String inField(List<JsonMappingException.Reference> path) {
        var text = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "field " : ".").append(step.getFieldName());
            }
        }
        return text.isEmpty() ? "" : text.append(' ').toString();
    }
}
