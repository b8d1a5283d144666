package org.safefront.statistics.racing;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.safefront.statistics.Interval;

/** What cells say of a difference: normal around what was seen, with a flat prior. */
final class Posterior {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** 95 %, two-sided. */
    private static final double QUANTILE = NORMAL.inverseCumulativeProbability(0.975);
    /** Shares of whole numbers of cells that are equal differ by less. */
    private static final double ROUNDING = 1e-12;

    private Posterior() {}

    /** Probability that the rival is better by more than the tolerance. */
    static double better(PairDifference difference, RaceRules rules) {
        double excess = difference.mean() - rules.tolerance();
        double deviation = difference.deviation(rules.truth());
        if (deviation == 0) {
            return excess > ROUNDING ? 1 : 0;
        }
        return NORMAL.cumulativeProbability(excess / deviation);
    }

    /** Probability that the rival is not worse by more than the tolerance. */
    static double notWorse(PairDifference difference, RaceRules rules) {
        double reserve = difference.mean() + rules.tolerance();
        double deviation = difference.deviation(rules.truth());
        if (deviation == 0) {
            return reserve >= -ROUNDING ? 1 : 0;
        }
        return NORMAL.cumulativeProbability(reserve / deviation);
    }

    /** 95 %. */
    static Interval interval(PairDifference difference, RaceRules rules) {
        return within(difference.mean(), QUANTILE * difference.deviation(rules.truth()));
    }

    /** A difference of rates cannot be beyond -1 and 1. */
    static Interval within(double mean, double half) {
        return new Interval(Math.max(-1, mean - half), Math.min(1, mean + half));
    }
}
