package org.safefront.contracts.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.Require;

/**
 * A checkpoint exists: every file of it is readable and hashes to what its manifest says.
 *
 * @param studyId the study it was made for
 * @param checkpoint where it is and how to load it
 * @param recipe that made it
 * @param seed of the run
 * @param data it was trained on, absent for the base
 * @param step optimizer steps so far
 * @param trainableParameters numbers that the recipe moves
 * @param trainingLoss mean loss of a completion token over the epoch, absent for the base
 * @param trainingState optimizer state to go on from, absent where there is none
 * @param evaluation what to measure on it
 * @param codeVersion of the trainer
 * @param geometry how its update lies to the weights of the base: rows of MatrixUpdate, one for each matrix that it changes;
 *     absent for the base, where it could not be told, and from trainers of before 2026-11-28
 * @param gpuSeconds that optimizer steps took on GPUs up to here, those of attempts that were killed included; 0 on the CPU and
 *     for the base, absent where it is not known
 */
@SuppressWarnings("checkstyle:RecordComponentNumber") // flat on the wire since the first candidate
public record CheckpointPublished(
        String studyId,
        CheckpointRef checkpoint,
        Recipe recipe,
        long seed,
        Optional<DataRef> data,
        int step,
        long trainableParameters,
        OptionalDouble trainingLoss,
        Optional<Artifact> trainingState,
        List<EvaluationTask> evaluation,
        String codeVersion,
        Optional<DataRef> geometry,
        OptionalDouble gpuSeconds)
        implements TrainingFact {
    public CheckpointPublished {
        Require.id("studyId", ContentId.STUDY, studyId);
        Require.present("checkpoint", checkpoint);
        Require.present("recipe", recipe);
        Require.that(recipe.method() == checkpoint.method(), "recipe and checkpoint must have the same method");
        Require.present("data", data);
        Require.atLeast("step", 0, step);
        Require.atLeast("trainableParameters", 0, trainableParameters);
        Require.present("trainingLoss", trainingLoss);
        Require.present("trainingState", trainingState);
        evaluation = Require.some("evaluation", evaluation);
        Require.text("codeVersion", codeVersion);
        Require.present("geometry", geometry);
        gpuSeconds.ifPresent(seconds -> Require.between("gpuSeconds", 0, Double.MAX_VALUE, seconds));
    }

    @Override
    public String runId() {
        return checkpoint.runId();
    }

    @Override
    public String subject() {
        return "checkpoint/" + checkpoint.checkpointId();
    }

    @Override
    public String identity() {
        return checkpoint.checkpointId() + "/" + runId() + "/" + studyId;
    }
}
