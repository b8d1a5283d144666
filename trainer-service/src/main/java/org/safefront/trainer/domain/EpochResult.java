package org.safefront.trainer.domain;

import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.CheckpointRef;

/**
 * A finished epoch.
 *
 * @param checkpoint its files
 * @param step optimizer steps so far
 * @param trainableParameters numbers that the recipe moves
 * @param trainingLoss mean loss of a completion token over the epoch, absent for the base
 * @param trainingState what is needed to go on from here, absent for the base and for the last epoch
 */
public record EpochResult(
        CheckpointRef checkpoint,
        int step,
        long trainableParameters,
        OptionalDouble trainingLoss,
        Optional<Artifact> trainingState) {}
