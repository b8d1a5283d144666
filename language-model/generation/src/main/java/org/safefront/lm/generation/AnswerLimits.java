package org.safefront.lm.generation;

import java.util.Optional;
import java.util.Set;

/**
 * What ends an answer.
 *
 * @param maxTokens after which it is cut
 * @param stopTokens any of which ends it
 * @param stopText ends it by what was written, absent where tokens alone do
 * @param thinking how long it may think, absent where only {@code maxTokens} bounds it
 */
public record AnswerLimits(
        int maxTokens, Set<Integer> stopTokens, Optional<StopText> stopText, Optional<ThinkingLimit> thinking) {
    public AnswerLimits {
        stopTokens = Set.copyOf(stopTokens);
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be positive, was " + maxTokens);
        }
    }

    /** Ends at one of these tokens, or after so many. */
    public static AnswerLimits of(int maxTokens, Set<Integer> stopTokens) {
        return new AnswerLimits(maxTokens, stopTokens, Optional.empty(), Optional.empty());
    }
}
