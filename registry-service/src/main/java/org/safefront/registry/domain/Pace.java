package org.safefront.registry.domain;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How fast samples were written lately, by all workers together: those of the last two minutes, or since the first shard
 * was begun. It counts what reports and finished shards say, so it is known without any report once a shard is done. A
 * pause within that time, as when a checkpoint was waited for, makes it too slow, never too fast.
 */
final class Pace {
    /** A pace seen for less than this says nothing. */
    private static final double LEAST_SECONDS = 8;

    private Pace() {}

    /** Samples a second; absent where none was written lately, or nobody has looked for long enough. */
    static OptionalDouble of(List<ShardState> shards) {
        List<ShardState.Stretch> stretches =
                shards.stream().flatMap(shard -> shard.stretch().stream()).toList();
        double seconds = Math.min(
                ShardState.LATELY_SECONDS,
                stretches.stream()
                        .mapToDouble(ShardState.Stretch::beganSecondsAgo)
                        .max()
                        .orElse(0));
        double samples = stretches.stream()
                .mapToDouble(stretch -> stretch.samplesOfTheLast(seconds))
                .sum();
        return seconds < LEAST_SECONDS || samples <= 0 ? OptionalDouble.empty() : OptionalDouble.of(samples / seconds);
    }
}
