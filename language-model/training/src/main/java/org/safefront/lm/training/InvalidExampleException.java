package org.safefront.lm.training;

/** A row of training data cannot be trained on; the message says which and why. */
public final class InvalidExampleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidExampleException(String message) {
        super(message);
    }
}
