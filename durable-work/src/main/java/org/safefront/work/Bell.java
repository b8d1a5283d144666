package org.safefront.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one idle thread before its time. */
final class Bell {
    private final Semaphore rings = new Semaphore(0);

    void ring() {
        rings.release();
    }

    /** Returns at the next ring, at once if it rang since the last wait, or after that time. */
    void await(Duration longest) {
        try {
            boolean rung = rings.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
            if (rung) {
                rings.drainPermits();
            }
        } catch (InterruptedException e) {
            // As good as a ring: whoever waits here looks again at why it runs.
        }
    }
}
