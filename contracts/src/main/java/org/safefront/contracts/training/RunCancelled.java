package org.safefront.contracts.training;

import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;

/**
 * Asks the trainer to stop a run. The checkpoints it published stay.
 *
 * @param runId which
 * @param reason why, in a few words
 */
public record RunCancelled(String runId, String reason) implements TrainingCommand {
    public RunCancelled {
        Require.id("runId", ContentId.RUN, runId);
        Require.text("reason", reason);
    }

    @Override
    public String identity() {
        return runId;
    }
}
