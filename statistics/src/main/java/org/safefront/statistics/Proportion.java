package org.safefront.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Require;

/**
 * Intervals for a share of successes. Both stay inside 0 to 1 and keep a width at 0 and at 1, where the usual
 * {@code p ± 1.96 SE} shrinks to a point. Brown, Cai and DasGupta, Statistical Science 16 (2001), advise them for small
 * samples.
 */
public final class Proportion {
    private Proportion() {}

    /**
     * A share of independent trials with its 95 % score interval (Wilson, JASA 22, 1927).
     *
     * @param successes 0 to {@code trials}
     * @param trials at least 1
     * @throws IllegalArgumentException for no trials, or more successes than trials
     */
    public static Estimate wilson(long successes, long trials) {
        check(successes, trials);
        return wilsonOfClusters((double) successes / trials, trials, trials);
    }

    /**
     * A mean of samples that come in clusters, such as repeats of one question. The interval is Wilson's for as many
     * trials as there are clusters: right if the samples of a cluster always agree, too wide where they do not. Where
     * the score of each cluster is known, {@link ClusteredMean} is sharper.
     *
     * @param mean of all samples, 0 to 1
     * @param clusters independent of one another
     * @param samples in all clusters together
     */
    public static Estimate wilsonOfClusters(double mean, long clusters, long samples) {
        Require.atLeast("clusters", 1, clusters);
        Interval interval = Interval.wilson(mean, (double) clusters, Quantiles.normal(Quantiles.UPPER));
        return new Estimate(mean, interval.low(), interval.high(), samples);
    }

    /**
     * A share of independent trials with the central 95 % of its posterior, Beta(successes + 1/2, failures + 1/2), after
     * Jeffreys' prior. As Brown, Cai and DasGupta have it, it begins at 0 where nothing succeeded and ends at 1 where
     * nothing failed.
     *
     * @param successes 0 to {@code trials}
     * @param trials at least 1
     * @throws IllegalArgumentException for no trials, or more successes than trials
     */
    public static Estimate jeffreys(long successes, long trials) {
        check(successes, trials);
        var posterior = BetaDistribution.of(successes + 0.5, trials - successes + 0.5);
        double low = successes == 0 ? 0 : posterior.inverseCumulativeProbability(1 - Quantiles.UPPER);
        double high = successes == trials ? 1 : posterior.inverseCumulativeProbability(Quantiles.UPPER);
        return new Estimate((double) successes / trials, low, high, trials);
    }

    private static void check(long successes, long trials) {
        Require.atLeast("trials", 1, trials);
        Require.between("successes", 0, (double) trials, (double) successes);
    }
}
