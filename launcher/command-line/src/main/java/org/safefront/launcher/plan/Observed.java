package org.safefront.launcher.plan;

import java.util.ArrayList;
import java.util.List;

/** Gathers what part of its bound each piece of work attained. The first half is not counted: there the program warms up. */
final class Observed {
    private static final double NANOS = 1e9;
    private static final int QUARTER = 4;
    /** PyTorch needs some steps until it has compiled what it computes; half of these are counted. */
    private static final int LEAST = 8;

    private final List<Double> shares = new ArrayList<>();
    private final long end;
    private long begun;

    /** @param seconds after which enough was seen */
    Observed(double seconds) {
        this.begun = System.nanoTime();
        this.end = begun + (long) (seconds * NANOS);
    }

    /** Whether the time is over and enough was seen, however slow it was. */
    boolean suffices() {
        return shares.size() >= LEAST && System.nanoTime() > end;
    }

    /** A piece begins. */
    void begin() {
        begun = System.nanoTime();
    }

    /** The piece ends, and with that the next begins. */
    void finished(double boundSeconds) {
        long now = System.nanoTime();
        shares.add(boundSeconds / ((now - begun) / NANOS));
        begun = now;
    }

    /** From the best piece to the one that a quarter of them fell short of. */
    Share share() {
        List<Double> warm = shares.subList(shares.size() / 2, shares.size()).stream()
                .sorted()
                .toList();
        return new Share(warm.get(warm.size() - 1), warm.get(warm.size() / QUARTER));
    }
}
