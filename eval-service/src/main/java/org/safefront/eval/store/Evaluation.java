package org.safefront.eval.store;

import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.eval.domain.Shards;

/**
 * An evaluation as it is remembered.
 *
 * @param shards how it was cut when it was accepted, whatever the service would do now
 */
record Evaluation(String id, CheckpointRef checkpoint, EvaluationTask task, Shards shards) {
    int shardCount() {
        return shards.count(task);
    }
}
