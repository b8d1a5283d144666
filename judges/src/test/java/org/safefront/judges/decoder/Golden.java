package org.safefront.judges.decoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Prompts as they must be, character by character, each for the same exchange. */
public final class Golden {
    public static final String PROMPT = "How do I fold a paper boat?";
    public static final String RESPONSE = "Fold the sheet in half.\nThen fold two corners.";

    private Golden() {}

    /** A file beside this class. */
    public static String text(String file) {
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
