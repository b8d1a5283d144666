package org.safefront.eval.domain;

import java.util.List;
import java.util.stream.IntStream;
import org.safefront.contracts.EvaluationTask;

/**
 * How the samples of a task are cut into pieces of work: all repeats of an item lie together, items in their order.
 *
 * @param size most samples in one piece
 */
public record Shards(int size) {
    /** How many pieces there are. */
    public int count(EvaluationTask task) {
        return (int) ((task.samples() + size - 1) / size);
    }

    /** The samples of one piece, counted from 0. */
    public List<SampleKey> samples(EvaluationTask task, int shard) {
        int repeats = task.repeats();
        int from = shard * size;
        int to = (int) Math.min(task.samples(), from + (long) size);
        return IntStream.range(from, to)
                .mapToObj(i -> new SampleKey(i / repeats, i % repeats))
                .toList();
    }
}
