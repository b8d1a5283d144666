package org.safefront.contracts.evaluation;

import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;

/**
 * Asks the eval service to stop an evaluation.
 *
 * @param evaluationId which
 * @param reason why, in a few words
 */
public record EvaluationCancelled(String evaluationId, String reason) implements EvaluationCommand {
    public EvaluationCancelled {
        Require.id("evaluationId", ContentId.EVALUATION, evaluationId);
        Require.text("reason", reason);
    }
}
