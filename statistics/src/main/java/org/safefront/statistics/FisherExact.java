package org.safefront.statistics;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.safefront.contracts.Require;

/** Whether two shares differ, whatever the sizes: Fisher's exact test, Journal of the Royal Statistical Society 85 (1922). */
public final class FisherExact {
    /** Tables that are as probable as the one seen, but for rounding. */
    private static final double TIES = 1 + 1e-7;

    private FisherExact() {}

    /**
     * The two-sided p: how probable a table at most as probable as this one is, if both shares were the same.
     *
     * @param successes of the first group
     * @param trials of the first group, at least 1
     * @param otherSuccesses of the second group
     * @param otherTrials of the second group, at least 1
     */
    public static double twoSided(long successes, long trials, long otherSuccesses, long otherTrials) {
        Require.atLeast("trials", 1, trials);
        Require.atLeast("otherTrials", 1, otherTrials);
        Require.that(0 <= successes && successes <= trials, "successes must be between 0 and trials");
        Require.that(
                0 <= otherSuccesses && otherSuccesses <= otherTrials,
                "otherSuccesses must be between 0 and otherTrials");
        var tables = HypergeometricDistribution.of(
                Math.toIntExact(trials + otherTrials),
                Math.toIntExact(successes + otherSuccesses),
                Math.toIntExact(trials));
        double seen = tables.probability((int) successes) * TIES;
        return Math.min(
                1,
                IntStream.rangeClosed(tables.getSupportLowerBound(), tables.getSupportUpperBound())
                        .mapToDouble(tables::probability)
                        .filter(probability -> probability <= seen)
                        .sum());
    }
}
