package org.safefront.contracts;

/**
 * A proportion with its uncertainty.
 *
 * @param value the estimate, 0 to 1
 * @param low lower end of its 95 % interval
 * @param high upper end of its 95 % interval
 * @param n samples it rests on; never zero, for nothing measured is not a score
 */
public record Estimate(double value, double low, double high, long n) {
    /** Quantile of the normal distribution for 95 %, two-sided. */
    private static final double Z = 1.959963984540054;

    public Estimate {
        Require.between("value", 0, 1, value);
        Require.between("low", 0, value, low);
        Require.between("high", value, 1, high);
        Require.atLeast("n", 1, n);
    }

    /** A share of independent trials with its Wilson score interval, which stays inside 0 to 1 and never collapses. */
    public static Estimate ofTrials(long successes, long trials) {
        return ofClusters((double) successes / trials, trials, trials);
    }

    /**
     * A mean of samples that come in clusters, such as repeats of one question. The interval is Wilson's for as many
     * trials as there are clusters: right if the samples of a cluster always agree, too wide where they do not.
     *
     * @param mean of all samples, 0 to 1
     * @param clusters independent of one another
     * @param samples in all clusters together
     */
    public static Estimate ofClusters(double mean, long clusters, long samples) {
        Require.atLeast("clusters", 1, clusters);
        double z2 = Z * Z / clusters;
        double centre = (mean + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt((mean * (1 - mean) + z2 / 4) / clusters) / (1 + z2);
        // At 0 and 1 the interval ends exactly there; rounding must not push it past the value.
        double low = Math.min(mean, Math.max(0, centre - half));
        double high = Math.max(mean, Math.min(1, centre + half));
        return new Estimate(mean, low, high, samples);
    }
}
