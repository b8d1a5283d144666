package org.safefront.contracts.front;

import java.util.Locale;

/** Whether a checkpoint is on the front, as far as can be told. */
public enum Membership {
    /** In at least 95 of 100 replicates. */
    ON,
    /** In at most 5 of 100. */
    OFF,
    /** The samples do not suffice to tell. */
    UNDECIDED;

    private static final double SURE = 0.95;

    /** Of this probability. */
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
