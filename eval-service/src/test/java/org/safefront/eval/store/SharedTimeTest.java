package org.safefront.eval.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SharedTimeTest {
    private final AtomicLong now = new AtomicLong();
    private final SharedTime time = new SharedTime(() -> Instant.ofEpochMilli(now.get()));

    @Test
    void theyShareWhatTheyWorkTogetherAndTheSumIsTheTimeOnTheWall() {
        double first = time.enter();
        now.set(4_000);
        double second = time.enter();
        now.set(10_000);
        double shareOfFirst = time.leave(first);
        now.set(11_000);
        double shareOfSecond = time.leave(second);

        assertEquals(7, shareOfFirst);
        assertEquals(4, shareOfSecond);
    }

    @Test
    void timeInWhichNobodyWorksIsNobodys() {
        double first = time.enter();
        now.set(1_000);
        time.leave(first);
        now.set(60_000);
        double second = time.enter();
        now.set(62_000);

        assertEquals(2, time.leave(second));
    }
}
