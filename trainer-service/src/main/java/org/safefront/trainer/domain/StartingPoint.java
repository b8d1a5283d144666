package org.safefront.trainer.domain;

import java.util.Optional;

/**
 * Where a run begins.
 *
 * @param epochsDone passes whose checkpoints are published
 * @param state address of the training state after the last of them, absent at the start
 */
public record StartingPoint(int epochsDone, Optional<String> state) {
    /** From the base. */
    public static final StartingPoint BASE = new StartingPoint(0, Optional.empty());
}
