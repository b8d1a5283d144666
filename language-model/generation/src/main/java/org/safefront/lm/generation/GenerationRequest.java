package org.safefront.lm.generation;

import java.util.Optional;
import java.util.Set;

/**
 * A prompt to be continued.
 *
 * @param id by which the caller knows the result
 * @param adapter name of a loaded adapter that answers, absent for the model alone
 * @param prompt at least one token
 * @param sampling how tokens are drawn
 * @param maxTokens after which the answer is cut
 * @param stopTokens any of which ends the answer
 */
public record GenerationRequest(
        String id,
        Optional<String> adapter,
        TokenIds prompt,
        SamplingParameters sampling,
        int maxTokens,
        Set<Integer> stopTokens) {
    /** A request to the model alone. */
    public GenerationRequest(
            String id, TokenIds prompt, SamplingParameters sampling, int maxTokens, Set<Integer> stopTokens) {
        this(id, Optional.empty(), prompt, sampling, maxTokens, stopTokens);
    }

    public GenerationRequest {
        stopTokens = Set.copyOf(stopTokens);
        if (prompt.size() == 0) {
            throw new IllegalArgumentException("request " + id + " has an empty prompt");
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("request " + id + ": maxTokens must be positive, was " + maxTokens);
        }
    }
}
