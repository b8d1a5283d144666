package org.safefront.contracts.evaluation;

import org.safefront.contracts.Event;

/** What has happened to an evaluation. It is about a checkpoint, whichever studies that belongs to. */
public sealed interface EvaluationFact extends Event
        permits EvaluationAccepted, ShardCompleted, ResponsesGenerated, EvaluationCompleted, EvaluationFailed {
    /** The evaluation this is about. */
    String evaluationId();

    /** The checkpoint it measures. */
    String checkpointId();

    @Override
    default String subject() {
        return "evaluation/" + evaluationId();
    }

    @Override
    default String key() {
        return checkpointId();
    }

    @Override
    default String identity() {
        return evaluationId();
    }
}
