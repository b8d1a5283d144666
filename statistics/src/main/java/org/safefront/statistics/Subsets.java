package org.safefront.statistics;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/** Draws without replacement. */
final class Subsets {
    private Subsets() {}

    /** Probability that of {@code draws} out of {@code all} just {@code hits} are among the {@code marked}. */
    static double probability(int all, int marked, int draws, int hits) {
        if (all == 0) {
            return draws == 0 && hits == 0 ? 1 : 0;
        }
        if (draws > all) {
            return 0;
        }
        return HypergeometricDistribution.of(all, marked, draws).probability(hits);
    }
}
