package org.safefront.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doublesUpToItsLimit() {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

        List<Long> waits = Stream.of(1, 2, 3, 4, 1_000_000)
                .map(failures -> backoff.after(failures).toSeconds())
                .toList();

        assertEquals(List.of(1L, 2L, 4L, 5L, 5L), waits);
    }

    @Test
    void mustGrowFromAboveZero() {
        assertThrows(IllegalArgumentException.class, () -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
