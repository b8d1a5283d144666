package org.safefront.architecture.faulty.chance.config;

import java.time.Clock;

/** Nothing is wrong with it. */
final class Clocks {
    private Clocks() {}

    static Clock clock() {
        return Clock.systemUTC();
    }
}
