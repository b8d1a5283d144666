package org.safefront.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what is wrong with JSON, and where, without quoting it. The parser's own words quote what they read, and that may
 * be an answer which no record and no log may hold.
 */
final class JsonFault {
    private static final Map<Class<?>, String> KINDS = Map.of(
            String.class, "a text",
            int.class, "a whole number",
            long.class, "a whole number",
            double.class, "a number",
            OptionalDouble.class, "a number",
            boolean.class, "true or false");

    /** The parser has one exception for all of these. */
    private static final Map<String, String> SYNTAX =
            Map.of("Duplicate field", "a field is given twice", "Invalid UTF-8", "not JSON in UTF-8");

    private JsonFault() {}

    static String describe(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping) {
            String path = path(mapping);
            return (path.isEmpty() ? "" : path + ": ") + inField(mapping, path);
        }
        return syntax(e);
    }

    private static String inField(JsonMappingException e, String path) {
        if (e instanceof ValueInstantiationException) {
            // Our own records' words; they quote names and numbers alone.
            return String.valueOf(e.getCause().getMessage());
        }
        if (e.getCause() instanceof StreamReadException wrapped) {
            return syntax(wrapped);
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "is not known; known here are " + known(unknown);
        }
        if (e instanceof MismatchedInputException mismatch && !path.isEmpty()) {
            return isMissing(mismatch) ? "must be given" : "must be " + kind(mismatch.getTargetType());
        }
        return "must be one JSON object";
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static boolean isMissing(MismatchedInputException e) {
        String words = e.getOriginalMessage();
        return words.startsWith("Missing") || words.startsWith("Null") || words.startsWith("Cannot map `null`");
    }

    private static String syntax(JsonProcessingException e) {
        if (e instanceof InputCoercionException) {
            return "a number is too large";
        }
        String what = SYNTAX.entrySet().stream()
                .filter(entry -> e.getOriginalMessage().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("not JSON");
        return what + ", near character " + e.getLocation().getColumnNr();
    }

    private static String kind(Class<?> type) {
        if (type != null && type.isEnum()) {
            return "one of "
                    + Stream.of(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        if (type != null && Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return KINDS.getOrDefault(type, "an object");
    }

    /** The field that is wrong, for instance {@code recipe.lora.rank} or {@code points[3].id}; empty for the whole. */
    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
