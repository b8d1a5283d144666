package org.safefront.statistics.racing;

/** What a call is about. */
public enum Truth {
    /** What the table would say once every cell of it is sampled: cells not seen yet are a finite population. */
    FINISHED_TABLE,
    /** The true rates on the same items: a finished table is noisy too, and says them only roughly. */
    TRUE_RATES
}
