package org.safefront.benchmark.code;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes values as {@code wire.py} reads them. */
final class WireMessage {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private WireMessage() {}

    /** @param value of text, bytes, whole numbers, lists and maps */
    static byte[] of(Object value) {
        var message = new WireMessage();
        try {
            message.put(value);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return message.bytes.toByteArray();
    }

    private void put(Object value) throws IOException {
        if (value instanceof String text) {
            // Half of a surrogate pair is no UTF-8 and becomes a question mark here.
            put('s', text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof byte[] raw) {
            put('b', raw);
        } else if (value instanceof Long number) {
            put('i', BigInteger.valueOf(number).toByteArray());
        } else if (value instanceof List<?> list) {
            head('l', list.size());
            for (Object element : list) {
                put(element);
            }
        } else if (value instanceof Map<?, ?> map) {
            head('m', map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                put(entry.getKey());
                put(entry.getValue());
            }
        } else {
            throw new IllegalArgumentException("no tag for " + value.getClass());
        }
    }

    private void put(char tag, byte[] raw) throws IOException {
        head(tag, raw.length);
        out.write(raw);
    }

    private void head(char tag, int size) throws IOException {
        out.writeByte(tag);
        out.writeInt(size);
    }
}
