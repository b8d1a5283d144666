package org.safefront.statistics.racing;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.safefront.statistics.Interval;

/** How calls are made, and what they risk. */
interface CallRule {
    /** Takes in that a pair has more cells. */
    void update(int checkpoint, int rival);

    /** Where a checkpoint stands. */
    Standing standing(int checkpoint);

    /** Those of all checkpoints whose calls the risk allows. */
    BitSet allowed(List<Standing> standings);

    /** What these calls risk together. */
    double together(List<Standing> standings, BitSet allowed);

    /** 95 % of a difference. */
    Interval interval(PairDifference difference, int axis);

    /** The known rival likeliest to be better; of equals the one that does best where it does worst. */
    static OptionalInt nearest(PairTable pairs, int checkpoint) {
        return pairs.rivals(checkpoint)
                .filter(rival -> pairs.areKnown(checkpoint, rival))
                .boxed()
                .max(Comparator.<Integer>comparingDouble(rival -> pairs.better(checkpoint, rival))
                        .thenComparingDouble(rival -> pairs.leastMean(checkpoint, rival)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }
}
