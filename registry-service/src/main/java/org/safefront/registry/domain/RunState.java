package org.safefront.registry.domain;

import java.util.Locale;

/** Where a run is. */
public enum RunState {
    WAITING,
    TRAINING,
    COMPLETED,
    FAILED;

    /** Whether nothing more will come of it. */
    public boolean isOver() {
        return this == COMPLETED || this == FAILED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
