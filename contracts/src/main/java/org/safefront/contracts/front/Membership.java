package org.safefront.contracts.front;

import java.util.Locale;

/** Whether a checkpoint is on the front, as far as can be told. */
public enum Membership {
    /** It is. */
    ON,
    /** It is not. */
    OFF,
    /** The samples do not suffice to tell. */
    UNDECIDED;

    private static final double SURE = 0.95;

    /** Of a probability: on it from 0.95, off it up to 0.05. */
    public static Membership of(double probability) {
        if (probability >= SURE) {
            return ON;
        }
        return probability <= 1 - SURE ? OFF : UNDECIDED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
