package org.safefront.fronts.fold;

import java.math.BigInteger;
import org.safefront.contracts.Sha256;

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
        return new BigInteger(1, Sha256.of(text));
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
        return Sha256.hex(texts + " " + sum.toString(16));
    }
}
