package org.safefront.fronts.budget;

import java.util.BitSet;
import java.util.Optional;

/**
 * Outcomes of one checkpoint on one axis, as far as they are known without a gap.
 *
 * @param correct those that came out well, by place in the shared order
 * @param known how many are known
 */
record Outcomes(BitSet correct, int known) {
    Optional<Boolean> at(int position) {
        return position < known ? Optional.of(correct.get(position)) : Optional.empty();
    }
}
