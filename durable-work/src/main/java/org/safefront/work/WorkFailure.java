package org.safefront.work;

import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Require;

/**
 * Why work has failed for good.
 *
 * @param reason for programs
 * @param message for people; it is published, so it carries no text of prompts or answers
 */
public record WorkFailure(FailureReason reason, String message) {
    public WorkFailure {
        Require.present("reason", reason);
        Require.text("message", message);
    }
}
