package org.safefront.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Require;

/**
 * Two statements, each of which is wrong in at most 1 - confidence of such measurements: that the truth is at least
 * {@code low}, and that it is at most {@code high}. Who decides by one of them is not misled more often; that is what the
 * score intervals, which are right on the average over shares, do not promise.
 *
 * @param value what was measured
 * @param low at least this
 * @param high at most this
 */
public record Bounds(double value, double low, double high) {
    public Bounds {
        Require.that(low <= value && value <= high, "low, value and high must be in this order");
    }

    /**
     * Those of a share. Where each item was asked once they are exact (Clopper and Pearson, Biometrika 26, 1934); repeats count for
     * as many independent answers as they tell, less what it costs not to know that number (Korn and Graubard, Survey
     * Methodology 24, 1998).
     *
     * @param confidence above 0.5 and below 1
     */
    public static Bounds of(ClusteredMean mean, double confidence) {
        check(confidence);
        double trials = mean.trials(confidence);
        double yes = mean.mean() * trials;
        double no = trials - yes;
        double low = yes <= 0 ? 0 : quantile(1 - confidence, yes, no + 1);
        double high = no <= 0 ? 1 : quantile(confidence, yes + 1, no);
        return new Bounds(mean.mean(), Math.min(low, mean.mean()), Math.max(high, mean.mean()));
    }

    /**
     * Those of a share of which only its 95 % interval is known: its ends, moved as the quantile of the normal distribution is.
     *
     * @param confidence above 0.5 and below 1
     */
    public static Bounds of(Estimate estimate, double confidence) {
        check(confidence);
        double ratio = Quantiles.normal(confidence) / Quantiles.normal(Quantiles.UPPER);
        double value = estimate.value();
        return new Bounds(
                value,
                Math.max(0, value - ratio * (value - estimate.low())),
                Math.min(1, value + ratio * (estimate.high() - value)));
    }

    /**
     * Those of what the other has lost against the base: the mean over items of the difference of their rates, below 0 where it has
     * gained. They are put together (Zou and Donner, Statistics in Medicine 27, 2008) from those of what was lost and those of what
     * was gained, each a share of its own; so they keep their width where few items differ, or none.
     *
     * @param confidence above 0.5 and below 1
     * @throws NoCommonQuestionsException if there are no pairs
     */
    public static Bounds ofLoss(PairedScores scores, double confidence) {
        if (scores.pairs().isEmpty()) {
            throw new NoCommonQuestionsException(scores.onlyBase(), scores.onlyOther());
        }
        double[] lost = part(scores, pair -> Math.max(0, -pair.difference()));
        double[] gained = part(scores, pair -> Math.max(0, pair.difference()));
        long samples = scores.pairs().stream()
                .mapToLong(pair -> Math.min(pair.base().samples(), pair.other().samples()))
                .sum();
        return share(lost, samples, confidence).less(share(gained, samples, confidence), correlation(lost, gained));
    }

    /** Those of the difference to something that was measured on other items. */
    public Bounds less(Bounds other) {
        return less(other, 0);
    }

    /** Those of the mean of what was measured on different items. */
    public static Bounds mean(List<Bounds> parts) {
        Require.some("parts", parts);
        double value = parts.stream().mapToDouble(Bounds::value).average().orElseThrow();
        double below = rootOfSquares(parts, part -> part.value - part.low) / parts.size();
        double above = rootOfSquares(parts, part -> part.high - part.value) / parts.size();
        return new Bounds(value, value - below, value + above);
    }

    private static double[] part(PairedScores scores, ToDoubleFunction<PairedScores.Pair> part) {
        return scores.pairs().stream().mapToDouble(part).toArray();
    }

    private static Bounds share(double[] items, long samples, double confidence) {
        return of(ClusteredMean.ofScores(Arrays.stream(items).boxed().toList(), samples), confidence);
    }

    /** What an item has lost it has not gained: one of the two is always 0, so the shares pull apart. */
    private static double correlation(double[] lost, double[] gained) {
        double deviations = Math.sqrt(variance(lost) * variance(gained));
        double product = Arrays.stream(lost).average().orElse(0)
                * Arrays.stream(gained).average().orElse(0);
        return deviations > 0 ? -Math.min(1, product / deviations) : 0;
    }

    private static double variance(double[] items) {
        double mean = Arrays.stream(items).average().orElse(0);
        return Arrays.stream(items)
                .map(item -> (item - mean) * (item - mean))
                .average()
                .orElse(0);
    }

    private Bounds less(Bounds other, double correlation) {
        double below = distance(value - low, other.high - other.value, correlation);
        double above = distance(high - value, other.value - other.low, correlation);
        double difference = value - other.value;
        return new Bounds(difference, Math.max(-1, difference - below), Math.min(1, difference + above));
    }

    private static double distance(double own, double others, double correlation) {
        return Math.sqrt(own * own + others * others - 2 * correlation * own * others);
    }

    private static double rootOfSquares(List<Bounds> parts, ToDoubleFunction<Bounds> distance) {
        return Math.sqrt(
                parts.stream().mapToDouble(distance).map(each -> each * each).sum());
    }

    private static double quantile(double probability, double alpha, double beta) {
        return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(probability);
    }

    private static void check(double confidence) {
        Require.that(confidence > 0.5 && confidence < 1, "confidence must be above 0.5 and below 1, was " + confidence);
    }
}
