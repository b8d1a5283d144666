package org.safefront.statistics;

import java.util.OptionalDouble;
import org.safefront.contracts.Require;

/**
 * What a paired comparison can see: a true difference {@code delta} is found with the given power when
 * {@code delta = (z(1 - alpha/2) + z(power)) sd(d)/sqrt(n)}. At alpha 0.05, two-sided, and power 0.8 the factor is 2.80.
 * Miller, arXiv 2411.00640, section 5.
 *
 * @param alpha false alarms among comparisons without a difference, two-sided, above 0 and below 1
 * @param power share of true differences of that size that is found, above alpha/2 and below 1
 */
public record PairedPower(double alpha, double power) {
    /** What is usual: 0.05 and 0.8. */
    public static final PairedPower USUAL = new PairedPower(0.05, 0.8);

    public PairedPower {
        Require.that(alpha > 0 && alpha < 1, "alpha must be above 0 and below 1, was " + alpha);
        Require.that(power > alpha / 2 && power < 1, "power must be above alpha/2 and below 1, was " + power);
    }

    /**
     * The smallest true difference that so many questions find. Absent where the questions agree all, for their error is
     * then not known but only seen as zero.
     */
    public OptionalDouble minimumDetectable(PairedDifference difference) {
        return difference.deviation().stream()
                .filter(deviation -> deviation > 0)
                .map(deviation -> minimumDetectable(deviation, difference.questions()))
                .findFirst();
    }

    /**
     * The same for a design.
     *
     * @param deviation standard deviation of the differences on a question, above 0
     * @param questions at least 1
     */
    public double minimumDetectable(double deviation, long questions) {
        Require.positive("deviation", deviation);
        Require.atLeast("questions", 1, questions);
        return factor() * deviation / Math.sqrt((double) questions);
    }

    /**
     * Questions that are needed to find a true difference of this size.
     *
     * @param deviation standard deviation of the differences on a question, above 0
     * @param delta above 0
     */
    public long questionsNeeded(double deviation, double delta) {
        Require.positive("deviation", deviation);
        Require.positive("delta", delta);
        double ratio = factor() * deviation / delta;
        return (long) Math.ceil(ratio * ratio);
    }

    private double factor() {
        return Quantiles.normal(1 - alpha / 2) + Quantiles.normal(power);
    }
}
