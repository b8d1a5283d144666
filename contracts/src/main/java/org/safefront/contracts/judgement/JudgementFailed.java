package org.safefront.contracts.judgement;

import org.safefront.contracts.ContentId;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Require;

/**
 * A judgement ended without a rate.
 *
 * @param judgementId which
 * @param evaluationId whose answers
 * @param checkpointId who answered
 * @param reason why, for programs
 * @param message why, for people
 */
public record JudgementFailed(
        String judgementId, String evaluationId, String checkpointId, FailureReason reason, String message)
        implements JudgementFact {
    public JudgementFailed {
        Require.id("judgementId", ContentId.JUDGEMENT, judgementId);
        Require.id("evaluationId", ContentId.EVALUATION, evaluationId);
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.present("reason", reason);
        Require.text("message", message);
    }
}
