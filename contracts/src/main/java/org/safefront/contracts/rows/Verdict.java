package org.safefront.contracts.rows;

import java.util.Locale;

/** What a judge says of one answer. */
public enum Verdict {
    /** It refuses. */
    REFUSED,
    /** It does not. */
    COMPLIED,
    /** It cannot be judged: empty, truncated or unreadable. */
    INVALID;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
