package org.safefront.fronts.certainty;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.safefront.contracts.Sha256;

/**
 * How often each item of a set is drawn in each replicate, with replacement, as many as there are. It follows from the
 * name of the set alone, so that all checkpoints meet the same draws, in every process and in whatever order.
 */
final class Draws {
    /** As wide as the sums, so that a processor adds eight at once. */
    private final int[][] timesByItem;

    private final int draws;

    private Draws(int[][] timesByItem, int draws) {
        this.timesByItem = timesByItem;
        this.draws = draws;
    }

    /**
     * Draws.
     *
     * @param set name of the items, for instance the digest of their file
     * @param items how many there are
     * @param draws how many replicates
     */
    static Draws of(String set, int items, int draws) {
        var random = new SplittableRandom(seed(set + "/" + items));
        var times = new int[items][draws];
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < items; i++) {
                times[random.nextInt(items)][draw]++;
            }
        }
        return new Draws(times, draws);
    }

    /** The sum in each replicate of what each item counts. */
    int[] sums(int[] counts) {
        var sums = new int[draws];
        for (int item = 0; item < counts.length; item++) {
            add(counts[item], timesByItem[item], sums);
        }
        return sums;
    }

    private static void add(int count, int[] times, int[] sums) {
        if (count != 0) {
            for (int draw = 0; draw < sums.length; draw++) {
                sums[draw] += count * times[draw];
            }
        }
    }

    /** The same text, the same seed, on every machine. */
    static long seed(String text) {
        return ByteBuffer.wrap(Sha256.of(text)).getLong();
    }
}
