package org.safefront.contracts.training;

import java.util.List;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;

/**
 * A run reached its last epoch.
 *
 * @param runId which
 * @param checkpointIds what it published, in order
 */
public record RunCompleted(String runId, List<String> checkpointIds) implements TrainingFact {
    public RunCompleted {
        Require.id("runId", ContentId.RUN, runId);
        checkpointIds = Require.some("checkpointIds", checkpointIds);
        checkpointIds.forEach(id -> Require.id("checkpointIds", ContentId.CHECKPOINT, id));
    }

    @Override
    public String identity() {
        return runId;
    }
}
