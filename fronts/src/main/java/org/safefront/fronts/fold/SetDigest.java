package org.safefront.fronts.fold;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest of a set of texts to which one can be added, and taken out again, without the others: the sum of their SHA-256,
 * modulo 2^256, hashed once more with their number (AdHash, Bellare and Micciancio, EUROCRYPT 1997). It tells sets apart
 * that differ by chance or by mistake; it is no proof against somebody who looks for two that do not.
 */
final class SetDigest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private BigInteger sum = BigInteger.ZERO;
    private long texts;

    /** What a text counts. */
    static BigInteger of(String text) {
        return new BigInteger(1, sha256(text));
    }

    void add(BigInteger text) {
        sum = sum.add(text).mod(MODULUS);
        texts++;
    }

    void remove(BigInteger text) {
        sum = sum.subtract(text).mod(MODULUS);
        texts--;
    }

    /** In lower-case hexadecimal. */
    String hex() {
        return HexFormat.of().formatHex(sha256(texts + " " + sum.toString(16)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
