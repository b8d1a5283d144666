package org.safefront.contracts;

import java.util.Optional;

/**
 * A checkpoint: all that is needed to load it, and to see that it was loaded right.
 *
 * @param checkpointId digest of its files, and of the base's for an adapter
 * @param runId the run that made it
 * @param method how it differs from the base
 * @param epoch passes over the data so far; 0 for the base
 * @param base the model it started from
 * @param artifact its own files: a model folder, or a PEFT adapter where the method is LoRA
 * @param logits what its maker saw it say, absent where he did not look
 */
public record CheckpointRef(
        String checkpointId,
        String runId,
        Method method,
        int epoch,
        ModelRef base,
        Artifact artifact,
        Optional<ReferenceLogits> logits) {
    public CheckpointRef {
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.id("runId", ContentId.RUN, runId);
        Require.present("method", method);
        Require.that(
                (epoch == 0) == (method == Method.BASE) && epoch >= 0,
                "epoch must be 0 for the base and above 0 for all others, was " + epoch);
        Require.present("base", base);
        Require.present("artifact", artifact);
        Require.present("logits", logits);
    }

    /** The model folder that it is loaded from: its own, or that of the base which its adapter goes with. */
    public Artifact weights() {
        return method == Method.LORA ? base.artifact() : artifact;
    }
}
