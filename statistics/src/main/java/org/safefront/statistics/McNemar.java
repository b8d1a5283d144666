package org.safefront.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.safefront.contracts.Require;

/** Whether one of two checkpoints solves more questions, where each was asked once: McNemar, Psychometrika 12 (1947). */
final class McNemar {
    private McNemar() {}

    /**
     * The exact two-sided p: how probable flips at least this one-sided are if either way were equally probable. 1 where
     * nothing flipped.
     *
     * @param lost questions that only the first solved
     * @param gained questions that only the second solved
     */
    static double exact(int lost, int gained) {
        Require.atLeast("lost", 0, lost);
        Require.atLeast("gained", 0, gained);
        if (lost + gained == 0) {
            return 1;
        }
        double tail = BinomialDistribution.of(lost + gained, 0.5).cumulativeProbability(Math.min(lost, gained));
        return Math.min(1, 2 * tail);
    }
}
