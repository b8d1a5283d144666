package org.safefront.eval.domain;

import org.safefront.contracts.FailureReason;

/** However often it is tried, this checkpoint cannot answer. */
public final class CannotGenerateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    public CannotGenerateException(FailureReason reason, Throwable cause) {
        super(cause.getMessage(), cause);
        this.reason = reason;
    }

    /** Why, for programs. */
    public FailureReason reason() {
        return reason;
    }
}
