package org.safefront.launcher.terminal;

/**
 * How far something is.
 *
 * @param done so far
 * @param total in all, 0 while nobody knows
 * @param note what else there is to say, may be empty
 */
public record Progress(long done, long total, String note) {
    /** From 0 to 1. */
    double part() {
        return total == 0 ? 0 : Math.min(1, (double) done / total);
    }
}
