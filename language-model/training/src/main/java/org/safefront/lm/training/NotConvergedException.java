package org.safefront.lm.training;

/** An iteration did not come as close to its result as it has to. */
public final class NotConvergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotConvergedException(String message) {
        super(message);
    }
}
