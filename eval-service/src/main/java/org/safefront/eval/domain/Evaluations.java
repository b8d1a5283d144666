package org.safefront.eval.domain;

import java.util.List;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.evaluation.EvaluationCancelled;

/** The evaluations that this service was asked for. */
public interface Evaluations {
    /** Remembers tasks on a checkpoint and queues them. What was asked for before is not done again. */
    void request(Envelope envelope, CheckpointRef checkpoint, List<EvaluationTask> tasks);

    /** Stops an evaluation, wherever it is. Nothing happens if there is no such evaluation, or if it has ended. */
    void cancel(Envelope envelope, EvaluationCancelled cancellation);
}
