package org.safefront.trainer.domain;

import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.DataRef;

/**
 * A finished epoch.
 *
 * @param checkpoint its files
 * @param step optimizer steps so far
 * @param trainableParameters numbers that the recipe moves
 * @param trainingLoss mean loss of a completion token over the epoch, absent for the base
 * @param trainingState what is needed to go on from here, absent for the base and for the last epoch
 * @param geometry how its update lies to the weights of the base, absent for the base and where it could not be told
 * @param gpuSeconds that the optimizer steps of this attempt have taken on GPUs so far, 0 on the CPU
 */
public record EpochResult(
        CheckpointRef checkpoint,
        int step,
        long trainableParameters,
        OptionalDouble trainingLoss,
        Optional<Artifact> trainingState,
        Optional<DataRef> geometry,
        double gpuSeconds) {}
