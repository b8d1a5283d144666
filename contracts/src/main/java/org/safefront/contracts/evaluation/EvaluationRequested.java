package org.safefront.contracts.evaluation;

import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Require;

/**
 * Asks for one task on one checkpoint.
 *
 * @param evaluationId digest of the checkpoint and the task
 * @param checkpoint what to measure
 * @param task how to measure it
 */
public record EvaluationRequested(String evaluationId, CheckpointRef checkpoint, EvaluationTask task)
        implements EvaluationCommand {
    public EvaluationRequested {
        Require.id("evaluationId", ContentId.EVALUATION, evaluationId);
        Require.present("checkpoint", checkpoint);
        Require.present("task", task);
        Require.that(
                evaluationId.equals(task.evaluationId(checkpoint.checkpointId())),
                "evaluationId must be the digest of the checkpoint and the task");
    }
}
