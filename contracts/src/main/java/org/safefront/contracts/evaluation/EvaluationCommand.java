package org.safefront.contracts.evaluation;

import org.safefront.contracts.Event;

/** What the eval service can be asked, besides what every published checkpoint asks of it. */
public sealed interface EvaluationCommand extends Event permits EvaluationRequested, EvaluationCancelled {
    /** The evaluation this is about. */
    String evaluationId();

    @Override
    default String subject() {
        return "evaluation/" + evaluationId();
    }

    @Override
    default String key() {
        return evaluationId();
    }

    @Override
    default String identity() {
        return evaluationId();
    }
}
