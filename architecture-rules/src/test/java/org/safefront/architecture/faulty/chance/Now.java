package org.safefront.architecture.faulty.chance;

import java.time.Instant;

final class Now {
    private Now() {}

    static Instant read() {
        return Instant.now();
    }
}
