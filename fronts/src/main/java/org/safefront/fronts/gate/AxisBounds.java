package org.safefront.fronts.gate;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.ItemScores;
import org.safefront.fronts.fold.TaskScore;
import org.safefront.statistics.Bounds;

/** How good a checkpoint is on an axis, and how much less good than another, as far as can be said with a confidence. */
final class AxisBounds {
    private final Axis axis;
    private final double confidence;

    AxisBounds(Axis axis, double confidence) {
        this.axis = axis;
        this.confidence = confidence;
    }

    /** Tasks of the axis that have no score yet, or all that are missing in a study without any. */
    Optional<String> missing(AssessedCheckpoint checkpoint) {
        List<EvaluationTask> tasks = checkpoint.tasks(axis);
        return tasks.isEmpty()
                ? Optional.of(axis + " is not measured in this study")
                : tasks.stream()
                        .filter(task -> !checkpoint.isScored(task))
                        .map(task -> axis + " " + task.name() + " has no score yet")
                        .findFirst();
    }

    /** Of one that has its score. */
    Bounds score(AssessedCheckpoint checkpoint) {
        return Bounds.mean(checkpoint.tasks(axis).stream()
                .map(task -> score(checkpoint.taskScore(task).orElseThrow()))
                .toList());
    }

    /** Score of the one less that of the other, of two that are comparable. */
    Bounds difference(AssessedCheckpoint one, AssessedCheckpoint other) {
        return Bounds.mean(one.tasks(axis).stream()
                .map(task -> difference(
                        one.taskScore(task).orElseThrow(), other.taskScore(task).orElseThrow()))
                .toList());
    }

    private Bounds difference(TaskScore one, TaskScore other) {
        return ItemScores.paired(one, other)
                .map(scores -> Bounds.ofLoss(scores, confidence))
                .orElseGet(() -> score(one).less(score(other)));
    }

    private Bounds score(TaskScore score) {
        return ItemScores.mean(score)
                .map(mean -> Bounds.of(mean, confidence))
                .orElseGet(() -> Bounds.of(score.estimate(), confidence));
    }
}
