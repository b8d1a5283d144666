package org.safefront.fronts.fold;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * The ways in which the checkpoints of a study were measured. The front is taken in the way that most were; where two
 * ways have as many, by the one whose text is smaller, so that it does not matter who came first.
 */
final class Ways {
    private final Map<Way, Integer> checkpoints = new HashMap<>();

    void add(Way way) {
        checkpoints.merge(way, 1, Integer::sum);
    }

    void remove(Way way) {
        checkpoints.computeIfPresent(way, (known, count) -> count == 1 ? null : count - 1);
    }

    /** That of the front, absent before there is a checkpoint with both scores. */
    Optional<Way> ofFront() {
        return checkpoints.entrySet().stream()
                .min(Comparator.comparingInt((Entry<Way, Integer> entry) -> -entry.getValue())
                        .thenComparing(entry -> entry.getKey().toString()))
                .map(Entry::getKey);
    }
}
