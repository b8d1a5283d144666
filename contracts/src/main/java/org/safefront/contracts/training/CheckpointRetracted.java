package org.safefront.contracts.training;

import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;

/**
 * A checkpoint must not be used any more; it leaves every front.
 *
 * @param runId the run that made it
 * @param checkpointId which
 * @param reason why, in a few words
 */
public record CheckpointRetracted(String runId, String checkpointId, String reason) implements TrainingFact {
    public CheckpointRetracted {
        Require.id("runId", ContentId.RUN, runId);
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.text("reason", reason);
    }

    @Override
    public String subject() {
        return "checkpoint/" + checkpointId;
    }

    @Override
    public String identity() {
        return checkpointId + "/" + runId;
    }
}
