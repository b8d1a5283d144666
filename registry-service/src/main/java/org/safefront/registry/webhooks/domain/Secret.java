package org.safefront.registry.webhooks.domain;

import java.util.Base64;

/**
 * What sender and receiver share, as Standard Webhooks writes it: {@code whsec_} and 24 to 64 bytes in base64. It is never
 * told to anybody, so not by {@link #toString} either.
 *
 * @param text as it was given
 */
public record Secret(String text) {
    private static final String PREFIX = "whsec_";
    private static final int FEWEST = 24;
    private static final int MOST = 64;

    public Secret {
        if (!text.startsWith(PREFIX) || !isKey(text.substring(PREFIX.length()))) {
            throw new InvalidWebhookException(
                    "secret",
                    "must be whsec_ and 24 to 64 bytes in base64; make one by: echo whsec_$(openssl rand -base64 32)");
        }
    }

    /** The key of the signatures. */
    public byte[] key() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    private static boolean isKey(String base64) {
        try {
            int length = Base64.getDecoder().decode(base64).length;
            return length >= FEWEST && length <= MOST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return PREFIX + "***";
    }
}
