package org.safefront.contracts.rows;

import java.util.Locale;

/** Why a text ends where it ends. */
public enum Finish {
    /** The model said that it was done. */
    STOP,
    /** The token limit came first. */
    LENGTH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
