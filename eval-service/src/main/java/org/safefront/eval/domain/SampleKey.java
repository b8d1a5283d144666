package org.safefront.eval.domain;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.safefront.contracts.EvaluationTask;

/**
 * One sample to be taken.
 *
 * @param index of the item in its file, from 0
 * @param repeat which sample of it, from 0
 */
public record SampleKey(int index, int repeat) {
    /**
     * The seed of this sample: of the task's seed, the item and the repeat alone, so that a text does not depend on what
     * else is generated, and a resumed evaluation writes what an undisturbed one would have.
     */
    public long seed(EvaluationTask task, String item) {
        var checksum = new CRC32C();
        checksum.update(item.getBytes(StandardCharsets.UTF_8));
        long mixed = task.sampling().seed() * 0x9E3779B97F4A7C15L + checksum.getValue();
        return mixed * 0xBF58476D1CE4E5B9L + repeat;
    }
}
