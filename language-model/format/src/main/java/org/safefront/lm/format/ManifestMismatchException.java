package org.safefront.lm.format;

/** A folder does not hold the bytes that its manifest describes. */
public final class ManifestMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ManifestMismatchException(String message) {
        super(message);
    }
}
