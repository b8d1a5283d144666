package org.safefront.contracts.evaluation;

import org.safefront.contracts.ContentId;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Require;

/**
 * The work is planned.
 *
 * @param evaluationId which
 * @param checkpointId what it measures
 * @param task how
 * @param shards pieces of work it was cut into
 * @param samples answers that will be generated
 */
public record EvaluationAccepted(
        String evaluationId, String checkpointId, EvaluationTask task, int shards, long samples)
        implements EvaluationFact {
    public EvaluationAccepted {
        Require.id("evaluationId", ContentId.EVALUATION, evaluationId);
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.present("task", task);
        Require.atLeast("shards", 1, shards);
        Require.that(samples == task.samples(), "samples must be the task's items times repeats");
    }
}
