package org.safefront.work;

import org.safefront.contracts.FailureReason;

/** Work that cannot succeed however often it is tried. */
public final class PermanentFailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    /** @param message for people; it is published, so it carries no text of prompts or answers */
    public PermanentFailureException(FailureReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** As the constructor without a cause. */
    public PermanentFailureException(FailureReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    WorkFailure failure() {
        return new WorkFailure(reason, getMessage());
    }
}
