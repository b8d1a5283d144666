package org.safefront.trainer.domain;

import org.safefront.contracts.training.RunRequested;

/** Makes checkpoints. */
public interface FineTuner {
    /**
     * Carries a run out, or goes on with it, until its last epoch, or until the watch asks to stop.
     *
     * @param run what to do
     * @param start where to begin
     * @param watch told of all that happens
     * @return whether the last epoch was reached
     * @throws RunCannotSucceedException if trying again cannot help
     */
    boolean carryOut(RunRequested run, StartingPoint start, RunWatch watch);
}
