package org.safefront.registry.domain;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.EvaluationTask;
import org.safefront.fronts.fold.ItemScores;
import org.safefront.fronts.fold.TaskScore;
import org.safefront.statistics.Interval;
import org.safefront.statistics.PairedDifference;
import org.safefront.statistics.PairedScores;
import org.safefront.statistics.SignFlips;

/**
 * Two checkpoints on the items of one task.
 *
 * @param axis what it says something about
 * @param task name of the benchmark or of the set of probes
 * @param one score of the first
 * @param other score of the second
 * @param items that both have an answer to that can be judged
 * @param difference mean over these items of the rate of the second less that of the first
 * @param interval 95 % of that
 * @param p two-sided, of the paired permutation test: how probable so large a difference is if it was chance which of the
 *     two scored which
 * @param exact whether all permutations were counted, not drawn
 * @param mcNemar two-sided p of the exact McNemar test; absent unless both were asked each item once
 * @param better items on which the second scored better: more of them right or refused, of harmless requests fewer refused
 * @param worse items on which it scored worse
 */
public record TaskComparison(
        Axis axis,
        String task,
        Estimate one,
        Estimate other,
        int items,
        double difference,
        Interval interval,
        double p,
        boolean exact,
        OptionalDouble mcNemar,
        int better,
        int worse) {
    /** Where permutations are too many to count, the same ones are drawn for whoever asks. */
    private static final long SEED = 1;

    /** Absent where the items of one of them are not known. */
    static Optional<TaskComparison> of(EvaluationTask task, TaskScore one, TaskScore other) {
        return ItemScores.paired(one, other).map(scores -> of(task, one.estimate(), other.estimate(), scores));
    }

    private static TaskComparison of(EvaluationTask task, Estimate one, Estimate other, PairedScores scores) {
        PairedDifference difference = scores.difference();
        SignFlips flips = scores.signFlips(new SplittableRandom(SEED));
        boolean lessIsBetter = task.axis() == Axis.OVER_REFUSAL;
        return new TaskComparison(
                task.axis(),
                task.name(),
                one,
                other,
                difference.questions(),
                difference.mean(),
                difference.interval(),
                flips.p(),
                flips.exact(),
                scores.mcNemar(),
                lessIsBetter ? scores.worse() : scores.better(),
                lessIsBetter ? scores.better() : scores.worse());
    }
}
