package org.safefront.launcher.terminal;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved. */
final class ManualClock implements InstantSource {
    private long millis;

    void advance(long by) {
        millis += by;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis);
    }
}
