package org.safefront.statistics.racing;

import java.util.List;

/**
 * All checkpoints as they stand.
 *
 * @param calls in the order of the race
 * @param risk of the calls made, together: the sum; in strict mode the largest, each counting all others already
 * @param used cells sampled by all checkpoints
 * @param all cells of a finished table
 */
public record Look(List<Call> calls, double risk, long used, long all) {
    public Look {
        calls = List.copyOf(calls);
    }

    /** Whether every checkpoint is called. */
    public boolean isComplete() {
        return calls.stream().allMatch(Call::isMade);
    }

    /** Checkpoints that are not. */
    public long undecided() {
        return calls.stream().filter(call -> !call.isMade()).count();
    }

    /** Cells sampled of those of a finished table. */
    public double share() {
        return (double) used / all;
    }
}
