package org.safefront.architecture.faulty.chance;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Nothing is wrong with it. */
final class Seeded {
    private final Random random;
    private final Clock clock;

    Seeded(long seed, Clock clock) {
        this.random = new Random(seed);
        this.clock = clock;
    }

    Instant draw(List<Integer> cards) {
        Collections.shuffle(cards, random);
        return Instant.now(clock);
    }
}
