package org.safefront.launcher.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is wrong with a row, and in which field, without quoting it: the parser's own words quote what they read. */
final class RowFault {
    private static final Map<Class<?>, String> KINDS = Map.of(
            String.class,
            "a text",
            int.class,
            "a whole number",
            long.class,
            "a whole number",
            Boolean.class,
            "true or false");

    private RowFault() {}

    static String describe(JsonProcessingException e) {
        if (e instanceof ValueInstantiationException invalid) {
            // The records' own words; they name their field.
            return String.valueOf(invalid.getCause().getMessage());
        }
        if (e instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return path(mismatch) + (isMissing(mismatch) ? " must be given" : " must be " + kind(mismatch));
        }
        if (e instanceof MismatchedInputException) {
            return "must be one JSON object";
        }
        // The parser has one exception for both.
        String what = e.getOriginalMessage().startsWith("Duplicate field") ? "a field is given twice" : "not JSON";
        return what + ", near character " + e.getLocation().getColumnNr();
    }

    private static boolean isMissing(MismatchedInputException e) {
        String words = e.getOriginalMessage();
        return words.startsWith("Missing") || words.startsWith("Null") || words.startsWith("Cannot map `null`");
    }

    private static String kind(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        if (type != null && type.isEnum()) {
            return "one of "
                    + Stream.of(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        return KINDS.getOrDefault(type, "of another type");
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
