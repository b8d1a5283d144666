package org.safefront.eval.store;

import java.time.InstantSource;

/** Time that several share: while two work at once, each second is half a second for either. */
final class SharedTime {
    private final InstantSource clock;
    private int sharers;
    private long last;
    /** Seconds of one who has been there all the time. */
    private double each;

    SharedTime(InstantSource clock) {
        this.clock = clock;
    }

    /** One more shares. Returns what he has to hand over when he leaves. */
    synchronized double enter() {
        advance();
        sharers++;
        return each;
    }

    /** One shares no longer. Returns his part, in seconds. */
    synchronized double leave(double entered) {
        advance();
        sharers--;
        return each - entered;
    }

    private void advance() {
        long now = clock.millis();
        if (sharers > 0) {
            each += (now - last) / 1000.0 / sharers;
        }
        last = now;
    }
}
