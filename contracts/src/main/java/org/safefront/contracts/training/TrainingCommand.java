package org.safefront.contracts.training;

import org.safefront.contracts.Event;

/** What the trainer can be asked. */
public sealed interface TrainingCommand extends Event permits RunRequested, RunCancelled {
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
