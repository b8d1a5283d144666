package org.safefront.eval.domain;

import org.safefront.contracts.FailureReason;

/** However often it is tried, this checkpoint cannot answer. */
public final class CannotGenerateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    public CannotGenerateException(FailureReason reason, Throwable cause) {
        this(reason, cause.getMessage(), cause);
    }

    /** @param message one sentence for people that names what is wrong */
    public CannotGenerateException(FailureReason reason, String message) {
        this(reason, message, null);
    }

    /** @param message one sentence for people that names what is wrong */
    public CannotGenerateException(FailureReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why, for programs. */
    public FailureReason reason() {
        return reason;
    }
}
