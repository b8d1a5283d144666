package org.safefront.benchmark.answer;

/** What a checker says of two answers. */
public enum Equality {
    /** They are the same. */
    EQUAL,
    /** They are not. */
    DIFFERENT,
    /** It cannot tell, and does not guess. */
    UNDECIDED
}
