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
 * @param limits what ends the answer
 * @param wantsLogits whether the result is to say the logits of the first token
 */
public record GenerationRequest(
        String id,
        Optional<String> adapter,
        TokenIds prompt,
        SamplingParameters sampling,
        AnswerLimits limits,
        boolean wantsLogits) {
    /** A request to the model alone. */
    public GenerationRequest(
            String id, TokenIds prompt, SamplingParameters sampling, int maxTokens, Set<Integer> stopTokens) {
        this(id, Optional.empty(), prompt, sampling, AnswerLimits.of(maxTokens, stopTokens), false);
    }

    /** A request for the logits of the first token, and for no more than that token. */
    public static GenerationRequest forLogits(String id, Optional<String> adapter, TokenIds prompt) {
        return new GenerationRequest(
                id, adapter, prompt, SamplingParameters.greedy(), AnswerLimits.of(1, Set.of()), true);
    }

    public GenerationRequest {
        if (prompt.size() == 0) {
            throw new IllegalArgumentException("request " + id + " has an empty prompt");
        }
    }
}
