package org.safefront.lm.format.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what a caller passes into values; every string in it gets the same origin. */
final class InputReader {
    private final boolean fromMessage;

    InputReader(boolean fromMessage) {
        this.fromMessage = fromMessage;
    }

    /** Reads a string, boolean, number, list, map or null. */
    Value read(Object input) {
        if (input == null) {
            return None.NONE;
        }
        if (input instanceof String text) {
            return Text.of(text, fromMessage);
        }
        if (input instanceof Boolean flag) {
            return Truth.of(flag);
        }
        if (input instanceof Number number) {
            return number(number);
        }
        if (input instanceof List<?> list) {
            return Sequence.list(list.stream().map(this::read).toList());
        }
        if (input instanceof Map<?, ?> map) {
            return map(map);
        }
        throw new IllegalArgumentException(
                "a chat template cannot be given a " + input.getClass().getName());
    }

    private Value map(Map<?, ?> map) {
        var entries = new LinkedHashMap<Value, Value>();
        map.forEach((key, value) -> entries.put(read(key), read(value)));
        return new Mapping(entries);
    }

    private static Value number(Number number) {
        if (number instanceof BigInteger integer) {
            return new Whole(integer);
        }
        if (number instanceof Double || number instanceof Float || number instanceof BigDecimal) {
            return new Real(number.doubleValue());
        }
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return Whole.of(number.longValue());
        }
        throw new IllegalArgumentException(
                "a chat template cannot be given a " + number.getClass().getName());
    }
}
