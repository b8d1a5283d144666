package org.safefront.judges.refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.Sha256;

/**
 * The word lists that features are made with.
 *
 * @param cues phrases, line by line
 * @param meanings kinds of words, line by line
 */
public record Lexicon(List<String> cues, List<String> meanings) {
    public Lexicon {
        cues = List.copyOf(cues);
        meanings = List.copyOf(meanings);
    }

    /** The one of this module. */
    public static Lexicon shipped() {
        return new Lexicon(lines("cues.txt"), lines("meanings.txt"));
    }

    /** SHA-256 over both lists. */
    String digest() {
        String text = String.join("\n", cues) + "\n\0\n" + String.join("\n", meanings);
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
    }

    /** A file beside the judge. */
    static byte[] bytes(String name) {
        try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new InvalidModelException(name + " is not beside the refusal judge");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
