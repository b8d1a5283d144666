package org.safefront.contracts;

import java.util.Locale;

/** How a checkpoint came to differ from its base. */
public enum Method {
    /** It does not: the base itself, the reference point of every study. */
    BASE,
    /** All weights were trained. */
    FULL,
    /** A low-rank update of some projections was trained. */
    LORA;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
