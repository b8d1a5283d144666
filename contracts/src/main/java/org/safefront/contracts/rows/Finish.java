package org.safefront.contracts.rows;

import java.util.Locale;

/** Why a text ends where it ends. */
public enum Finish {
    /** The model said that it was done. */
    STOP,
    /** One of the texts that end an answer was written. */
    STOP_TEXT,
    /** The token limit came first. */
    LENGTH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
