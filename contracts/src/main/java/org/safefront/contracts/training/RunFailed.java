package org.safefront.contracts.training;

import java.util.Optional;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Require;

/**
 * A run ended early. What it published before stays good.
 *
 * @param runId which
 * @param reason why, for programs
 * @param message why, for people: file, field or row and the remedy
 * @param lastCheckpointId the last good checkpoint, absent where there is none
 */
public record RunFailed(String runId, FailureReason reason, String message, Optional<String> lastCheckpointId)
        implements TrainingFact {
    public RunFailed {
        Require.id("runId", ContentId.RUN, runId);
        Require.present("reason", reason);
        Require.text("message", message);
        lastCheckpointId.ifPresent(id -> Require.id("lastCheckpointId", ContentId.CHECKPOINT, id));
    }

    @Override
    public String identity() {
        return runId;
    }
}
