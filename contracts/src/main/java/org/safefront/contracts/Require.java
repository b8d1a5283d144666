package org.safefront.contracts;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The checks that records make of themselves; each failure names the field and the value that was refused. */
public final class Require {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}");

    private Require() {}

    /** A text with at least one character that is not white space. */
    public static String text(String field, String value) {
        Objects.requireNonNull(value, field);
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
        return value;
    }

    /** A short name that is safe in file names, topic keys and addresses. */
    public static String name(String field, String value) {
        Objects.requireNonNull(value, field);
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(field
                    + " must be 1 to 100 letters, digits or . _ @ + - and start with a letter or digit, was '" + value
                    + "'");
        }
        return value;
    }

    /** An id made by {@link ContentId} with this prefix. */
    public static String id(String field, String prefix, String value) {
        Objects.requireNonNull(value, field);
        if (!ContentId.isId(prefix, value)) {
            throw new IllegalArgumentException(
                    field + " must look like " + prefix + "_ and 26 characters of a-z2-7, was '" + value + "'");
        }
        return value;
    }

    /** A SHA-256 in lower-case hexadecimal. */
    public static String sha256(String field, String value) {
        Objects.requireNonNull(value, field);
        if (!SHA256.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    field + " must be a SHA-256 in 64 lower-case hexadecimal digits, was '" + value + "'");
        }
        return value;
    }

    /** A whole number that is at least {@code least}. */
    public static long atLeast(String field, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(field + " must be at least " + least + ", was " + value);
        }
        return value;
    }

    /** A finite number between the two bounds, both included. */
    public static double between(String field, double low, double high, double value) {
        if (!(value >= low && value <= high) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(field + " must be between " + low + " and " + high + ", was " + value);
        }
        return value;
    }

    /** A finite number above zero. */
    public static double positive(String field, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(field + " must be a positive number, was " + value);
        }
        return value;
    }

    /** A list with at least one element, copied. */
    public static <T> List<T> some(String field, List<T> values) {
        Objects.requireNonNull(values, field);
        if (values.isEmpty()) {
            throw new IllegalArgumentException(field + " must not be empty");
        }
        return List.copyOf(values);
    }

    /** Anything but null. */
    public static <T> T present(String field, T value) {
        return Objects.requireNonNull(value, field);
    }

    /** A condition between fields; the message says which one fails. */
    public static void that(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
