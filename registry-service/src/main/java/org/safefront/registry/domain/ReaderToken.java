package org.safefront.registry.domain;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.safefront.contracts.Sha256;

/** The secret by which readers of probes are known. Only its digest is kept, and it is never shown. */
public final class ReaderToken {
    /** Where a token is expected, for messages. */
    public static final String VARIABLE = "SAFEFRONT_READER_TOKEN";

    /** What can stand after {@code Bearer} (RFC 6750), and is too long to be guessed over HTTP. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{16,}=*");

    private final Optional<byte[]> digest;

    private ReaderToken(Optional<byte[]> digest) {
        this.digest = digest;
    }

    /** No token is the right one. */
    public static ReaderToken none() {
        return new ReaderToken(Optional.empty());
    }

    /**
     * A token as people keep it, for instance from {@code openssl rand -hex 32}.
     *
     * @throws IllegalArgumentException saying what a token is, and not what this one was
     */
    public static ReaderToken of(String text) {
        if (!TOKEN.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException(VARIABLE + " must have 16 characters or more, of letters, digits and"
                    + " -._~+/ with = at the end, for instance what openssl rand -hex 32 prints");
        }
        return new ReaderToken(Optional.of(Sha256.of(text.strip())));
    }

    /** Whether there is one. */
    public boolean isSet() {
        return digest.isPresent();
    }

    /** Whether this is it. How long that takes does not tell how much of it is right. */
    public boolean is(String offered) {
        return digest.filter(right -> MessageDigest.isEqual(right, Sha256.of(offered)))
                .isPresent();
    }

    @Override
    public String toString() {
        return "reader token";
    }
}
