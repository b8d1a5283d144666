package org.safefront.statistics;

import org.safefront.contracts.Require;

/**
 * A range that holds the true value in 95 of 100 such measurements.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
    public Interval {
        Require.that(low <= high, "low must not be above high, was " + low + " and " + high);
    }

    /**
     * Wilson's score interval.
     *
     * @param mean 0 to 1
     * @param trials as many independent trials as tell as much; need not be whole
     * @param quantile of the normal distribution, or of t where {@code trials} was itself estimated
     */
    static Interval wilson(double mean, double trials, double quantile) {
        Require.between("mean", 0, 1, mean);
        double spread = quantile * quantile / trials;
        double centre = (mean + spread / 2) / (1 + spread);
        double half = quantile * Math.sqrt((mean * (1 - mean) + spread / 4) / trials) / (1 + spread);
        // At 0 and 1 the interval ends exactly there; rounding must not push it past the mean.
        return new Interval(Math.min(mean, Math.max(0, centre - half)), Math.max(mean, Math.min(1, centre + half)));
    }

    static Interval around(double centre, double half) {
        return new Interval(centre - half, centre + half);
    }

    /** Whether a value lies in it. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
