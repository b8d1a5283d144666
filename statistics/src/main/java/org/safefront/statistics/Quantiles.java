package org.safefront.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles that intervals are made of. */
final class Quantiles {
    /** Above this share lies half of what a two-sided 95 % interval leaves out. */
    static final double UPPER = 0.975;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Quantiles() {}

    static double normal(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }

    static double normalProbability(double quantile) {
        return NORMAL.cumulativeProbability(quantile);
    }

    /** Of Student's t. */
    static double student(double probability, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(probability);
    }

    /** How probable a t at least this far from zero is, on either side. */
    static double studentTwoSided(double t, double degreesOfFreedom) {
        return Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t)));
    }
}
