package org.safefront.contracts;

import java.util.List;

/**
 * What a checkpoint says after one prompt.
 *
 * @param prompt ids of its tokens, those of the chat template included
 * @param tokens ids of the most probable next tokens, the most probable first
 * @param logits of these tokens, in their order
 */
public record PromptLogits(List<Integer> prompt, List<Integer> tokens, List<Double> logits) {
    public PromptLogits {
        prompt = Require.some("prompt", prompt);
        tokens = Require.some("tokens", tokens);
        logits = Require.some("logits", logits);
        Require.that(tokens.size() == logits.size(), "logits must be as many as tokens");
        prompt.forEach(token -> Require.atLeast("prompt", 0, token));
        tokens.forEach(token -> Require.atLeast("tokens", 0, token));
        logits.forEach(logit -> Require.between("logits", -Double.MAX_VALUE, Double.MAX_VALUE, logit));
    }
}
