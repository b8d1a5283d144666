package org.safefront.launcher;

/** Something is missing or taken, so that nothing was begun; the message says what, and the remedy. */
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStartException(String message) {
        super(message);
    }

    public CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
