package org.safefront.statistics.racing;

import java.util.Optional;

/** Where outcomes come from. */
public interface Cells {
    /**
     * The outcome of one cell, if it has been sampled.
     *
     * @param checkpoint its place in the race
     * @param axis its place in the race
     * @param position its place in the shared order
     */
    Optional<Boolean> correct(int checkpoint, int axis, int position);
}
