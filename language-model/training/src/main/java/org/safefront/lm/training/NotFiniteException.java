package org.safefront.lm.training;

/** The loss or the gradient became NaN or infinite. */
public final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFiniteException(String message) {
        super(message);
    }
}
