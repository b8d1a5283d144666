package org.safefront.contracts.evaluation;

import org.safefront.contracts.ContentId;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Require;

/**
 * An evaluation ended without a score.
 *
 * @param evaluationId which
 * @param checkpointId what it was to measure
 * @param reason why, for programs
 * @param message why, for people
 */
public record EvaluationFailed(String evaluationId, String checkpointId, FailureReason reason, String message)
        implements EvaluationFact {
    public EvaluationFailed {
        Require.id("evaluationId", ContentId.EVALUATION, evaluationId);
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.present("reason", reason);
        Require.text("message", message);
    }
}
