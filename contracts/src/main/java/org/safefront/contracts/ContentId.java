package org.safefront.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Ids that are digests of what they name: the same inputs give the same id, so duplicates collapse and results are
 * remembered.
 *
 * <p>An id is a prefix, an underscore and the first 130 bits of a SHA-256 in 26 characters of RFC 4648 base32.
 */
public final class ContentId {
    /** Prefix of a study: its name and everything that its file and data say. */
    public static final String STUDY = "st";
    /** Prefix of a training run: base, data, recipe and seed. */
    public static final String RUN = "ru";
    /** Prefix of a checkpoint: the manifest of its files. */
    public static final String CHECKPOINT = "ck";
    /** Prefix of an evaluation: checkpoint, benchmark version and sampling. */
    public static final String EVALUATION = "ev";
    /** Prefix of a text that a model wrote: checkpoint, prompt, template, sampling, seed and engine. */
    public static final String TEXT = "tx";
    /** Prefix of a judgement: the responses and the judge. */
    public static final String JUDGEMENT = "ju";

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int CHARACTERS = 26;
    private static final Pattern BODY = Pattern.compile("[a-z2-7]{" + CHARACTERS + "}");

    private ContentId() {}

    /** The id of what these parts describe; their order matters, and where one ends and the next begins too. */
    public static String of(String prefix, List<String> parts) {
        MessageDigest sha256 = Sha256.digest();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha256.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            sha256.update(bytes);
        }
        return prefix + "_" + base32(sha256.digest());
    }

    /** The id of what this SHA-256 already describes, for instance a manifest. */
    public static String ofDigest(String prefix, String sha256) {
        return of(prefix, List.of(Require.sha256("digest", sha256)));
    }

    /** Whether this could be an id with that prefix. */
    public static boolean isId(String prefix, String value) {
        return value.startsWith(prefix + "_")
                && BODY.matcher(value.substring(prefix.length() + 1)).matches();
    }

    private static String base32(byte[] digest) {
        var text = new StringBuilder(CHARACTERS);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; text.length() < CHARACTERS; i++) {
            buffer = (buffer << 8) | (digest[i] & 0xff);
            for (bits += 8; bits >= 5 && text.length() < CHARACTERS; bits -= 5) {
                text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
            }
        }
        return text.toString();
    }
}
