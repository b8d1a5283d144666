package org.safefront.contracts;

import java.util.List;

/**
 * What the maker of a checkpoint saw it say after a few fixed prompts, in float32. Whoever loads the checkpoint can see
 * whether he has the same: an adapter that was not applied, or with another scale, says something else.
 *
 * @param prompts at least one, harmless
 */
public record ReferenceLogits(List<PromptLogits> prompts) {
    public ReferenceLogits {
        prompts = Require.some("prompts", prompts);
    }
}
