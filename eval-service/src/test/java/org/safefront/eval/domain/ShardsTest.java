package org.safefront.eval.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Sampling;

class ShardsTest {
    private static final EvaluationTask TASK = task(5, 3);

    @Test
    void everySampleLiesInExactlyOneShard() {
        var shards = new Shards(4);

        List<SampleKey> all = IntStream.range(0, shards.count(TASK))
                .mapToObj(shard -> shards.samples(TASK, shard))
                .flatMap(List::stream)
                .toList();

        assertEquals(4, shards.count(TASK));
        assertEquals(15, all.stream().distinct().count());
        assertEquals(new SampleKey(0, 0), all.get(0));
        assertEquals(new SampleKey(4, 2), all.get(14));
    }

    @Test
    void aSeedDependsOnTaskItemAndRepeatAlone() {
        var key = new SampleKey(0, 1);

        assertEquals(key.seed(TASK, "a"), new SampleKey(7, 1).seed(task(9, 3), "a"));
        assertNotEquals(key.seed(TASK, "a"), key.seed(TASK, "b"));
        assertNotEquals(key.seed(TASK, "a"), new SampleKey(0, 2).seed(TASK, "a"));
    }

    private static EvaluationTask task(int items, int repeats) {
        return new EvaluationTask(
                Axis.REASONING,
                "digit-sums",
                new DataRef("file:///sums.jsonl", "0".repeat(64), items),
                repeats,
                new Sampling(0.6, 0.95, 64, 1),
                Optional.empty());
    }
}
