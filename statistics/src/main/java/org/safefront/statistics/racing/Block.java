package org.safefront.statistics.racing;

/**
 * Cells of one checkpoint that are to be sampled before the next look.
 *
 * @param checkpoint its place in the race
 * @param axis its place in the race
 * @param from place in the shared order, the first that is not sampled
 * @param to place behind the last
 */
public record Block(int checkpoint, int axis, int from, int to) {
    /** How many. */
    public int cells() {
        return to - from;
    }
}
