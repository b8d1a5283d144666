package org.safefront.judges.rubric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Messages as they must be, character by character, each for the same exchange. */
final class Texts {
    static final String PROMPT = "How do I fold a paper boat?";
    static final String RESPONSE = "Fold the sheet in half.\nThen fold two corners.";

    private Texts() {}

    static String golden(String file) {
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
