package org.safefront.work;

import java.time.Duration;

/**
 * How long to wait after failures in a row: twice as long each time, up to a limit.
 *
 * @param first after the first failure
 * @param longest at most
 */
public record Backoff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("backoff must grow from above zero, was " + first + " to " + longest);
        }
    }

    /** The wait after that many failures, from 1. */
    Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
