package org.safefront.contracts.judgement;

import org.safefront.contracts.Event;

/** What has happened to a judgement. */
public sealed interface JudgementFact extends Event permits JudgementCompleted, JudgementFailed {
    /** The judgement this is about. */
    String judgementId();

    /** The evaluation whose answers were judged. */
    String evaluationId();

    /** The checkpoint that gave them. */
    String checkpointId();

    @Override
    default String subject() {
        return "judgement/" + judgementId();
    }

    @Override
    default String key() {
        return checkpointId();
    }

    @Override
    default String identity() {
        return judgementId();
    }
}
