package org.safefront.work.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Keeps texts from those who can read a disk or a database and have no key. Without a key nothing is sealed; what was written
 * plain can be read in either case. A sealed text is a mark, a salt of 32 bytes by chance, from which and the data key its own
 * key is made, and {@link SealedChunks}.
 */
public final class Seal {
    /** Where a key is expected, for messages. */
    public static final String VARIABLE = "SAFEFRONT_DATA_KEY";

    /** No text in UTF-8 begins so. */
    private static final byte[] MARK = {(byte) 0xFF, 'S', 'F', 'S', 'E', 'A', 'L', 1};

    private static final String TEXT_MARK = "sealed:";
    private static final int SALT = 32;

    private final Optional<DataKey> key;
    private final RandomGenerator salts;

    /** @param salts that nobody can foretell */
    public Seal(DataKey key, RandomGenerator salts) {
        this(Optional.of(key), salts);
    }

    private Seal(Optional<DataKey> key, RandomGenerator salts) {
        this.key = key;
        this.salts = salts;
    }

    /** Writes plain, and reads plain alone. */
    public static Seal none() {
        return new Seal(Optional.empty(), RandomGenerator.getDefault());
    }

    /** A stream that seals what goes through it, if there is a key. What is not closed cannot be read. */
    OutputStream writing(OutputStream out) throws IOException {
        if (key.isEmpty()) {
            return out;
        }
        byte[] salt = new byte[SALT];
        salts.nextBytes(salt);
        out.write(MARK);
        out.write(salt);
        return new SealedOutput(out, new SealedChunks(key.get().of(salt)));
    }

    /**
     * A stream of what was written, sealed or plain. Reading throws {@link SealBrokenException} where something was changed.
     *
     * @throws SealBrokenException if it is sealed and there is no key
     */
    InputStream reading(InputStream in) throws IOException {
        var pushback = new PushbackInputStream(in, MARK.length);
        byte[] begin = pushback.readNBytes(MARK.length);
        if (!Arrays.equals(begin, MARK)) {
            pushback.unread(begin);
            return pushback;
        }
        DataKey secret =
                key.orElseThrow(() -> new SealBrokenException("is sealed, and there is no key here; set " + VARIABLE));
        return new SealedInput(pushback, new SealedChunks(secret.of(pushback.readNBytes(SALT))));
    }

    /** A text to keep where others can read, sealed if there is a key. */
    public String seal(String text) {
        if (key.isEmpty()) {
            return text;
        }
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = writing(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory is written", e);
        }
        return TEXT_MARK + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /**
     * The text that was kept.
     *
     * @throws SealBrokenException if it is sealed and cannot be opened
     */
    public String open(String kept) {
        if (!kept.startsWith(TEXT_MARK)) {
            return kept;
        }
        byte[] bytes = Base64.getDecoder().decode(kept.substring(TEXT_MARK.length()));
        try (InputStream in = reading(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is read", e);
        }
    }
}
