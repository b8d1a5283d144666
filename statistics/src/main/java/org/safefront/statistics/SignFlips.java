package org.safefront.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Whether two checkpoints differ on the same questions, by permutation (Fisher's paired randomisation test): if they do
 * not, then on each question it was chance which of them scored which, and each difference could as well have the other
 * sign.
 *
 * @param p probability of a sum of differences at least this far from zero, on either side
 * @param exact whether all signs were counted; else they were drawn
 */
public record SignFlips(double p, boolean exact) {
    /** So many cells of all sums; for 1,319 questions asked 8 times there are 14 million. */
    private static final long MOST_WORK = 200_000_000;

    private static final int DRAWS = 100_000;

    /** Sums that are equal may differ by this much when added up in doubles. */
    private static final double ROUNDING = 1e-9;

    /**
     * Counts all signs, or draws 100,000 of them where there are too many sums, as is so for unequal numbers of repeats
     * without a small common multiple. With one sample a question this is the exact test of {@link McNemar}.
     *
     * @param pairs both checkpoints on each question
     * @param random for the draws
     */
    static SignFlips of(List<PairedScores.Pair> pairs, RandomGenerator random) {
        long unit = 1;
        for (PairedScores.Pair pair : pairs) {
            unit = commonMultiple(
                    unit, commonMultiple(pair.base().samples(), pair.other().samples()));
            if (unit > MOST_WORK) {
                return drawn(pairs, random);
            }
        }
        long common = unit;
        long[] sizes = pairs.stream()
                .mapToLong(pair -> units(pair, common))
                .filter(size -> size != 0)
                .toArray();
        long span = Arrays.stream(sizes).map(Math::abs).sum();
        return span * sizes.length > MOST_WORK ? drawn(pairs, random) : new SignFlips(counted(sizes, (int) span), true);
    }

    /** The difference of the rates in whole units of 1/common. */
    private static long units(PairedScores.Pair pair, long common) {
        return pair.other().correct() * (common / pair.other().samples())
                - pair.base().correct() * (common / pair.base().samples());
    }

    /** Builds the distribution of the sum, question by question; every term is positive, so nothing cancels. */
    private static double counted(long[] sizes, int span) {
        double[] probabilities = new double[2 * span + 1];
        probabilities[span] = 1;
        int reach = 0;
        long observed = 0;
        for (long size : sizes) {
            int step = (int) Math.abs(size);
            double[] next = new double[probabilities.length];
            for (int sum = span - reach; sum <= span + reach; sum++) {
                next[sum - step] += probabilities[sum] / 2;
                next[sum + step] += probabilities[sum] / 2;
            }
            probabilities = next;
            reach += step;
            observed += size;
        }
        double tail = 0;
        for (int sum = 0; sum < probabilities.length; sum++) {
            tail += Math.abs(sum - span) >= Math.abs(observed) ? probabilities[sum] : 0;
        }
        return Math.min(1, tail);
    }

    /** The observed signs count as one of the draws, so that p is never zero (Phipson and Smyth, 2010). */
    private static SignFlips drawn(List<PairedScores.Pair> pairs, RandomGenerator random) {
        double[] values =
                pairs.stream().mapToDouble(PairedScores.Pair::difference).toArray();
        double observed = Math.abs(Arrays.stream(values).sum()) - ROUNDING;
        int asFar = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (double value : values) {
                sum += random.nextBoolean() ? value : -value;
            }
            asFar += Math.abs(sum) >= observed ? 1 : 0;
        }
        return new SignFlips((double) asFar / (DRAWS + 1), false);
    }

    private static long commonMultiple(long a, long b) {
        return a / greatestDivisor(a, b) * b;
    }

    private static long greatestDivisor(long a, long b) {
        return b == 0 ? a : greatestDivisor(b, a % b);
    }
}
