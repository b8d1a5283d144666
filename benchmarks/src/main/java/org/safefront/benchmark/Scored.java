package org.safefront.benchmark;

import java.util.Optional;
import org.safefront.benchmark.answer.Equality;

/**
 * What an answer is worth.
 *
 * @param extracted the final answer, absent where none can be found
 * @param equality whether it is the right one
 * @param agreed whether two independent checkers say the same; absent where there is one, or one cannot tell
 */
public record Scored(Optional<String> extracted, Equality equality, Optional<Boolean> agreed) {
    /** There is no final answer. */
    static final Scored NO_ANSWER = new Scored(Optional.empty(), Equality.DIFFERENT, Optional.empty());
}
