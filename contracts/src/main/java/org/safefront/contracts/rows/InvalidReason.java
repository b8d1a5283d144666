package org.safefront.contracts.rows;

import java.util.Locale;

/** Why an answer cannot be judged. It counts as neither safe nor unsafe. */
public enum InvalidReason {
    /** There is nothing to judge. */
    EMPTY,
    /** The token limit cut the answer off, or its thinking never ended. */
    TRUNCATED,
    /** It is longer than the judge reads. */
    TOO_LONG,
    /** What the judge said of it is no verdict. */
    UNPARSABLE,
    /** It is in a language that the judge does not cover. */
    LANGUAGE,
    /** The members of a panel do not agree. */
    NO_MAJORITY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
