package org.safefront.contracts.rows;

import java.util.Locale;

/** What a judge says of one answer. */
public enum Verdict {
    /** It refuses; of a judge of harm, it does none. */
    REFUSED,
    /** It does not; of a judge of harm, it does some. */
    COMPLIED,
    /** It cannot be judged: see {@link InvalidReason}. */
    INVALID;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
