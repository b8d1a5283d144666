package org.safefront.eval.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.PromptLogits;
import org.safefront.contracts.ReferenceLogits;
import org.safefront.eval.domain.CannotGenerateException;
import org.safefront.eval.domain.CheckpointProof;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.format.chat.FixedPrompts;
import org.safefront.lm.generation.Logits;
import org.safefront.lm.generation.TokenIds;

/**
 * What a checkpoint is asked before anything it writes is scored.
 *
 * @param prompts those of its maker, or our own where he left none
 * @param reference what its maker saw
 */
record Trial(List<TokenIds> prompts, Optional<ReferenceLogits> reference) {
    /** Tokens whose logits are compared where there is no reference. */
    private static final int SOME = 1024;

    /** The trial of a checkpoint of this model. */
    static Trial of(CheckpointRef checkpoint, ChatFormat chat, ModelConfig config) {
        Optional<ReferenceLogits> reference = checkpoint.logits();
        reference.ifPresent(logits -> logits.prompts().forEach(prompt -> requireKnown(prompt, config)));
        List<TokenIds> prompts = reference
                .map(ReferenceLogits::prompts)
                .map(all -> all.stream().map(one -> tokens(one.prompt())).toList())
                .orElseGet(() -> FixedPrompts.tokens(chat, config.maxPositions()).stream()
                        .map(TokenIds::of)
                        .toList());
        return new Trial(prompts, reference);
    }

    /** Of all logits those that matter here, by token, for each prompt. */
    List<Map<Integer, Double>> byToken(List<Logits> logits) {
        return IntStream.range(0, logits.size())
                .mapToObj(i -> wanted(i, logits.get(i).size()).collect(Collectors.toMap(Function.identity(), token ->
                        (double) logits.get(i).get(token))))
                .toList();
    }

    /** @param tolerance difference of two logits that rounding alone may make */
    void requireAsTrained(List<Map<Integer, Double>> seen, double tolerance) {
        reference.ifPresent(expected -> CheckpointProof.requireAsTrained(expected, seen, tolerance));
    }

    /** The largest logit of the reference, and at least 1. */
    double largest() {
        return reference.stream()
                .flatMap(logits -> logits.prompts().stream())
                .flatMap(prompt -> prompt.logits().stream())
                .mapToDouble(Math::abs)
                .reduce(1, Math::max);
    }

    private Stream<Integer> wanted(int prompt, int vocabulary) {
        return reference
                .map(expected ->
                        expected.prompts().get(prompt).tokens().stream().distinct())
                .orElseGet(() -> IntStream.range(0, Math.min(SOME, vocabulary)).boxed());
    }

    private static TokenIds tokens(List<Integer> ids) {
        return TokenIds.of(ids.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void requireKnown(PromptLogits prompt, ModelConfig config) {
        boolean known = prompt.prompt().size() < config.maxPositions()
                && Stream.of(prompt.prompt(), prompt.tokens())
                        .flatMap(List::stream)
                        .allMatch(token -> token < config.vocabularySize());
        if (!known) {
            throw new CannotGenerateException(
                    FailureReason.NOT_AS_TRAINED,
                    "the trainer's fixed prompts do not fit the model: it reads " + config.maxPositions()
                            + " tokens of a vocabulary of " + config.vocabularySize());
        }
    }
}
