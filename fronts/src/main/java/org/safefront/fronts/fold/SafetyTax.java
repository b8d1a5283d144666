package org.safefront.fronts.fold;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.EvaluationTask;
import org.safefront.statistics.Interval;
import org.safefront.statistics.PairedDifference;
import org.safefront.statistics.PairedScores;

/**
 * How much reasoning a checkpoint has lost against the base.
 *
 * @param lost reasoning of the base less its own; below 0 it has gained
 * @param interval 95 % of that
 * @param paired whether the two were held against one another question by question
 */
public record SafetyTax(double lost, Interval interval, boolean paired) {
    /**
     * The tax of a checkpoint, absent until both have a reasoning score from the same tasks.
     *
     * @param base that was not trained
     */
    static Optional<SafetyTax> of(AssessedCheckpoint base, AssessedCheckpoint checkpoint) {
        List<EvaluationTask> tasks = base.tasks(Axis.REASONING);
        if (!tasks.equals(checkpoint.tasks(Axis.REASONING))
                || !tasks.stream().allMatch(task -> base.isScored(task) && checkpoint.isScored(task))) {
            return Optional.empty();
        }
        return mean(tasks.stream()
                .map(task -> ofTask(
                        base.taskScore(task).orElseThrow(),
                        checkpoint.taskScore(task).orElseThrow()))
                .toList());
    }

    /** As scores of several tasks make an axis. */
    private static Optional<SafetyTax> mean(List<SafetyTax> tasks) {
        if (tasks.isEmpty()) {
            return Optional.empty();
        }
        double lost = tasks.stream().mapToDouble(SafetyTax::lost).average().orElseThrow();
        double below = AxisScore.spread(tasks.stream()
                .mapToDouble(task -> task.lost() - task.interval().low())
                .toArray());
        double above = AxisScore.spread(tasks.stream()
                .mapToDouble(task -> task.interval().high() - task.lost())
                .toArray());
        return Optional.of(new SafetyTax(
                lost,
                new Interval(Math.max(-1, lost - below), Math.min(1, lost + above)),
                tasks.stream().allMatch(SafetyTax::paired)));
    }

    private static SafetyTax ofTask(TaskScore base, TaskScore checkpoint) {
        Optional<PairedDifference> paired = ItemScores.paired(checkpoint, base).map(PairedScores::difference);
        double lost = base.estimate().value() - checkpoint.estimate().value();
        return paired.map(difference -> new SafetyTax(lost, about(lost, difference), true))
                .orElseGet(() -> apart(lost, base.estimate(), checkpoint.estimate()));
    }

    /** The interval is that of the questions' mean, which repeats that differ in number may set a little off. */
    private static Interval about(double lost, PairedDifference difference) {
        Interval interval = difference.interval();
        return new Interval(Math.min(lost, interval.low()), Math.max(lost, interval.high()));
    }

    /** Of two scores that nobody can pair the errors add up. */
    private static SafetyTax apart(double lost, Estimate base, Estimate own) {
        double below = Math.hypot(base.value() - base.low(), own.high() - own.value());
        double above = Math.hypot(base.high() - base.value(), own.value() - own.low());
        return new SafetyTax(lost, new Interval(lost - below, lost + above), false);
    }
}
