package org.safefront.judges.decoder;

/** A judge does not read texts of this length. */
public final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLongException(String message) {
        super(message);
    }
}
