package org.safefront.judges;

import org.safefront.contracts.FailureReason;

/** There is such a judge, but however often it is tried, it cannot judge. */
public final class JudgeUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    public JudgeUnusableException(String name, FailureReason reason, Throwable cause) {
        super("the judge " + name + " cannot be used: " + cause.getMessage(), cause);
        this.reason = reason;
    }

    /** Why, for programs. */
    public FailureReason reason() {
        return reason;
    }
}
