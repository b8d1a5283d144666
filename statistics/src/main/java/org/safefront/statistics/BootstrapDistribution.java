package org.safefront.statistics;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Require;

/**
 * What a statistic came to in samples that were drawn anew.
 *
 * @param estimate its value in the data itself
 * @param replicates its values in the samples, ascending
 * @param jackknife its values without each question in turn; empty for one question
 */
public record BootstrapDistribution(double estimate, List<Double> replicates, List<Double> jackknife) {
    private static final double LOWER = 1 - Quantiles.UPPER;

    public BootstrapDistribution {
        replicates = Require.some("replicates", replicates);
        jackknife = List.copyOf(jackknife);
    }

    /** Standard error of the statistic: the deviation of the replicates, not that of their mean. */
    public double standardError() {
        double mean = mean(replicates);
        double squares = replicates.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (replicates.size() - 1));
    }

    /** Where the middle 95 % of the replicates lie. A point where all agree, as at 0 and at 1. */
    public Interval percentileInterval() {
        return new Interval(percentile(LOWER), percentile(Quantiles.UPPER));
    }

    /**
     * The bias-corrected and accelerated 95 % interval (Efron, JASA 82, 1987): percentiles moved for a median that is off
     * the estimate and for an error that grows along with the value. Absent where the questions do not vary, or all
     * replicates lie on one side of the estimate, for then it has no value.
     */
    public Optional<Interval> bcaInterval() {
        double acceleration = acceleration();
        double bias = Quantiles.normal(shareBelowEstimate());
        double low = Quantiles.normal(LOWER) + bias;
        double high = Quantiles.normal(Quantiles.UPPER) + bias;
        double lowShare = Quantiles.normalProbability(bias + low / (1 - acceleration * low));
        double highShare = Quantiles.normalProbability(bias + high / (1 - acceleration * high));
        return Double.isNaN(lowShare + highShare)
                ? Optional.empty()
                : Optional.of(new Interval(percentile(lowShare), percentile(highShare)));
    }

    private double shareBelowEstimate() {
        long below = replicates.stream().filter(value -> value < estimate).count();
        long equal = replicates.stream().filter(value -> value == estimate).count();
        return (below + equal / 2.0) / replicates.size();
    }

    /** Skewness of the jackknife values over six; not a number where they do not vary. */
    private double acceleration() {
        if (jackknife.isEmpty()) {
            return Double.NaN;
        }
        double mean = mean(jackknife);
        double squares = 0;
        double cubes = 0;
        for (double value : jackknife) {
            double deviation = mean - value;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    private double percentile(double share) {
        return SampleQuantile.of(replicates.size(), replicates::get, share);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }
}
