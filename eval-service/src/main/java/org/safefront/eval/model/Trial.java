package org.safefront.eval.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    /** Float32 on two engines, in units of the largest logit; seen on models of up to 24 layers: below 1e-4. */
    private static final double ROUNDING = 1e-3;
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

    void requireChange(List<Logits> base, List<Logits> adapted) {
        CheckpointProof.requireChange(some(base), some(adapted));
    }

    void requireAsTrained(List<Logits> seen) {
        reference.ifPresent(expected -> CheckpointProof.requireAsTrained(
                expected,
                IntStream.range(0, seen.size())
                        .mapToObj(i ->
                                values(seen.get(i), expected.prompts().get(i).tokens()))
                        .toList(),
                ROUNDING * largest(expected)));
    }

    private static double largest(ReferenceLogits expected) {
        return expected.prompts().stream()
                .flatMap(prompt -> prompt.logits().stream())
                .mapToDouble(Math::abs)
                .reduce(1, Math::max);
    }

    private static List<List<Double>> some(List<Logits> logits) {
        return logits.stream()
                .map(one -> values(
                        one,
                        IntStream.range(0, Math.min(SOME, one.size())).boxed().toList()))
                .toList();
    }

    private static List<Double> values(Logits logits, List<Integer> tokens) {
        return tokens.stream().map(token -> (double) logits.get(token)).toList();
    }

    private static TokenIds tokens(List<Integer> ids) {
        return TokenIds.of(ids.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void requireKnown(PromptLogits prompt, ModelConfig config) {
        boolean known = prompt.prompt().size() < config.maxPositions()
                && IntStream.concat(
                                prompt.prompt().stream().mapToInt(Integer::intValue),
                                prompt.tokens().stream().mapToInt(Integer::intValue))
                        .allMatch(token -> token < config.vocabularySize());
        if (!known) {
            throw new CannotGenerateException(
                    FailureReason.NOT_AS_TRAINED,
                    "the trainer's fixed prompts do not fit the model: it reads " + config.maxPositions()
                            + " tokens of a vocabulary of " + config.vocabularySize());
        }
    }
}
