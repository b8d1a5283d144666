package org.safefront.trainer.domain;

import org.safefront.contracts.FailureReason;

/** However often it is tried, this run cannot succeed. */
public final class RunCannotSucceedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    public RunCannotSucceedException(FailureReason reason, Throwable cause) {
        this(reason, cause.getMessage(), cause);
    }

    /** @param message one sentence for people that names what is wrong */
    public RunCannotSucceedException(FailureReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why, for programs. */
    public FailureReason reason() {
        return reason;
    }
}
