package org.safefront.trainer.model;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.safefront.contracts.PromptLogits;
import org.safefront.contracts.ReferenceLogits;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.format.chat.FixedPrompts;

/** Records what a checkpoint says, for those who load it. */
final class Witness {
    /** As many as tell an adapter from its base, and as few as an event carries lightly. */
    private static final int TOKENS = 16;

    private final List<int[]> prompts;

    private Witness(List<int[]> prompts) {
        this.prompts = prompts;
    }

    /** Of checkpoints of this model. */
    static Witness of(ModelFolder model) {
        try (ChatFormat chat = ChatFormat.open(model.path())) {
            return new Witness(FixedPrompts.tokens(chat, model.config().maxPositions()));
        }
    }

    /** @param logitsAfter from tokens to the logits of the next token, one for each of the vocabulary */
    ReferenceLogits record(Function<int[], float[]> logitsAfter) {
        return new ReferenceLogits(prompts.stream()
                .map(prompt -> afterPrompt(prompt, logitsAfter.apply(prompt)))
                .toList());
    }

    private static PromptLogits afterPrompt(int[] prompt, float[] logits) {
        List<Integer> tokens = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparingDouble(token -> -logits[token]))
                .limit(TOKENS)
                .toList();
        return new PromptLogits(
                IntStream.of(prompt).boxed().toList(),
                tokens,
                tokens.stream().map(token -> (double) logits[token]).toList());
    }
}
