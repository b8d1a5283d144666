package org.safefront.registry.example;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.safefront.contracts.DataRef;

/** Where an example keeps its rows. */
@FunctionalInterface
public interface Rows {
    /** Keeps nothing: the references are right, but lead nowhere. */
    Rows NOWHERE = (name, rows) -> new DataRef("file:///nowhere/" + name, sha256(name), rows.size());

    /** Keeps rows under a name and tells where they are. */
    DataRef write(String name, List<? extends Record> rows);

    /** The SHA-256 of a text: digests for things that do not exist. */
    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
