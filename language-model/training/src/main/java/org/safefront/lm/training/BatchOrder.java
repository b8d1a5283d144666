package org.safefront.lm.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which examples are trained on when. Every epoch is a new shuffle of all, drawn from the seed and the epoch's number
 * alone, so a run can go on in any epoch without knowing the ones before.
 *
 * @param examples how many there are
 * @param batchSize examples in one forward pass
 * @param accumulation forward passes in one optimizer step
 * @param seed of the shuffles
 */
record BatchOrder(int examples, int batchSize, int accumulation, long seed) {
    /** Optimizer steps in one epoch; the last may be smaller. */
    int stepsPerEpoch() {
        int perStep = batchSize * accumulation;
        return (examples + perStep - 1) / perStep;
    }

    /** For each step of the epoch, counted from 0, its batches of example indices. */
    List<List<List<Integer>>> epoch(int epoch) {
        var order = new ArrayList<>(IntStream.range(0, examples).boxed().toList());
        Collections.shuffle(order, new Random(seed * 0x9E3779B97F4A7C15L + epoch));
        return chunks(order, batchSize * accumulation).stream()
                .map(step -> chunks(step, batchSize))
                .toList();
    }

    private static <T> List<List<T>> chunks(List<T> all, int size) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + size)
                .mapToObj(from -> List.copyOf(all.subList(from, Math.min(all.size(), from + size))))
                .toList();
    }
}
