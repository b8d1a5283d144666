package org.safefront.contracts;

import java.util.ArrayList;
import java.util.List;

/** Values as texts that are the same on every machine and Java version, to be hashed by {@link ContentId}. */
final class Fingerprint {
    private final List<String> parts = new ArrayList<>();

    Fingerprint add(Object value) {
        parts.add(value instanceof Double number ? Double.toHexString(number) : String.valueOf(value));
        return this;
    }

    String text() {
        return String.join("|", parts);
    }
}
