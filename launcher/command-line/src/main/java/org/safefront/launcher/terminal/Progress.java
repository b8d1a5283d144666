package org.safefront.launcher.terminal;

import java.util.OptionalDouble;

/**
 * How far something is.
 *
 * @param done so far
 * @param total in all, 0 while nobody knows
 * @param note what else there is to say, may be empty
 * @param secondsLeft by somebody who knows better than the pace on the screen; absent where nobody does
 */
public record Progress(long done, long total, String note, OptionalDouble secondsLeft) {
    /** Where the pace on the screen is all that is known. */
    public Progress(long done, long total, String note) {
        this(done, total, note, OptionalDouble.empty());
    }

    /** From 0 to 1. */
    double part() {
        return total == 0 ? 0 : Math.min(1, (double) done / total);
    }
}
