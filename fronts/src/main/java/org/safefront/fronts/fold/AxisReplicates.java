package org.safefront.fronts.fold;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.judgement.JudgeCalibration;
import org.safefront.contracts.judgement.JudgementDetails;
import org.safefront.fronts.certainty.Replicates;
import org.safefront.fronts.certainty.Resampling;

/** Scores of a checkpoint with its items drawn anew. */
final class AxisReplicates {
    private AxisReplicates() {}

    /** As its judges judged. */
    static Replicates of(AssessedCheckpoint checkpoint, Resampling resampling) {
        return new Replicates(
                checkpoint.checkpointId(),
                axis(checkpoint, Axis.SAFETY, resampling),
                axis(checkpoint, Axis.REASONING, resampling));
    }

    /** With the errors of its judges taken out, drawn anew too; absent unless all of them are calibrated. */
    static Optional<Replicates> corrected(AssessedCheckpoint checkpoint, Resampling resampling) {
        List<EvaluationTask> tasks = checkpoint.tasks(Axis.SAFETY);
        if (!tasks.stream().allMatch(task -> calibration(checkpoint, task).isPresent())) {
            return Optional.empty();
        }
        double[] safety = resampling.mean(tasks.stream()
                .map(task -> resampling.corrected(
                        task(checkpoint, task, resampling),
                        calibration(checkpoint, task).orElseThrow()))
                .toList());
        return Optional.of(
                new Replicates(checkpoint.checkpointId(), safety, axis(checkpoint, Axis.REASONING, resampling)));
    }

    private static double[] axis(AssessedCheckpoint checkpoint, Axis axis, Resampling resampling) {
        return resampling.mean(checkpoint.tasks(axis).stream()
                .map(task -> task(checkpoint, task, resampling))
                .toList());
    }

    /** Checkpoints that share a front have the same items, by their digest; so they meet the same draws. */
    private static double[] task(AssessedCheckpoint checkpoint, EvaluationTask task, Resampling resampling) {
        TaskScore score = checkpoint.taskScore(task).orElseThrow();
        return score.items()
                .map(counts -> resampling.rates(task.items().sha256(), counts))
                .orElseGet(() -> resampling.rates(checkpoint.evaluationId(task), score.estimate()));
    }

    private static Optional<JudgeCalibration> calibration(AssessedCheckpoint checkpoint, EvaluationTask task) {
        return checkpoint
                .taskScore(task)
                .flatMap(TaskScore::judgement)
                .flatMap(TaskScore.Judgement::details)
                .flatMap(JudgementDetails::calibration);
    }
}
