package org.safefront.contracts.training;

import org.safefront.contracts.Event;

/** What has happened to a run or to one of its checkpoints. */
public sealed interface TrainingFact extends Event
        permits RunStarted, CheckpointPublished, CheckpointRetracted, RunCompleted, RunFailed {
    /** The run this is about. */
    String runId();

    @Override
    default String subject() {
        return "run/" + runId();
    }

    @Override
    default String key() {
        return runId();
    }
}
