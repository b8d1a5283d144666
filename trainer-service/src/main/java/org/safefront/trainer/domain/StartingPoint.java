package org.safefront.trainer.domain;

import java.util.Optional;
import org.safefront.contracts.Artifact;

/**
 * Where a run begins.
 *
 * @param epochsDone passes whose checkpoints are published
 * @param checkpointId the last checkpoint that is published, absent at the start
 * @param state training state after it, absent at the start, and for the base
 */
public record StartingPoint(int epochsDone, Optional<String> checkpointId, Optional<Artifact> state) {
    /** From the base. */
    public static final StartingPoint BASE = new StartingPoint(0, Optional.empty(), Optional.empty());
}
