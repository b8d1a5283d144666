package org.safefront.eval.model;

import java.util.Optional;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.rows.Finish;
import org.safefront.eval.domain.CannotGenerateException;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator.Prompt;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.format.chat.PromptRefusedException;
import org.safefront.lm.format.chat.ThinkingTokens;
import org.safefront.lm.generation.AnswerLimits;
import org.safefront.lm.generation.FinishReason;
import org.safefront.lm.generation.Generation;
import org.safefront.lm.generation.GenerationRequest;
import org.safefront.lm.generation.SamplingParameters;
import org.safefront.lm.generation.ThinkingLimit;
import org.safefront.lm.generation.TokenIds;

/** From prompts to requests by one way of sampling, and from what is generated to texts. */
final class PromptForm {
    private final ChatFormat chat;
    private final Sampling sampling;
    private final Optional<StopTexts> stop;
    private final ThinkingSplit thinking;

    PromptForm(ChatFormat chat, Sampling sampling) {
        this.chat = chat;
        this.sampling = sampling;
        this.stop = sampling.stop().map(texts -> new StopTexts(texts, chat::text));
        this.thinking = new ThinkingSplit(
                chat, text -> stop.map(texts -> texts.cut(text)).orElse(text));
    }

    /** @param adapter who answers, absent for the model itself */
    GenerationRequest request(String id, Prompt prompt, TokenIds tokens, Optional<String> adapter) {
        return new GenerationRequest(
                id,
                adapter,
                tokens,
                new SamplingParameters(
                        sampling.temperature(),
                        sampling.topP(),
                        sampling.topK().orElse(0),
                        sampling.minP().orElse(0),
                        prompt.seed()),
                new AnswerLimits(
                        sampling.maxTokens(),
                        chat.endTokens(),
                        stop.map(texts -> texts),
                        sampling.thinkingTokens().map(most -> limit(most, prompt))),
                false);
    }

    Generated generated(Prompt prompt, Generation text) {
        return generated(prompt, text.tokens().toArray(), finish(text.reason()));
    }

    Generated generated(Prompt prompt, int[] tokens, Finish finish) {
        return new Generated(thinking.split(tokens, chat.beginsThinking(prompt.userWords())), finish, tokens.length);
    }

    /** @param tokens as far as is known */
    Generated generated(Prompt prompt, String text, Finish finish, int tokens) {
        return new Generated(thinking.split(text, chat.beginsThinking(prompt.userWords())), finish, tokens);
    }

    TokenIds tokens(Prompt prompt) {
        try {
            return TokenIds.of(chat.prompt(prompt.userWords()));
        } catch (PromptRefusedException e) {
            throw new CannotGenerateException(FailureReason.INVALID_INPUT, prompt.id() + ": " + e.getMessage(), e);
        }
    }

    /** @param most tokens of thinking */
    ThinkingLimit limit(int most, Prompt prompt) {
        ThinkingTokens marks = chat.thinkingTokens()
                .orElseThrow(() -> new CannotGenerateException(
                        FailureReason.INVALID_INPUT,
                        "thinkingTokens is " + most + ", but tokenizer.json has no tokens for <think> and </think>;"
                                + " leave it out, maxTokens bounds the whole answer"));
        return new ThinkingLimit(most, chat.beginsThinking(prompt.userWords()), marks.open(), marks.close());
    }

    private static Finish finish(FinishReason reason) {
        return switch (reason) {
            case STOP -> Finish.STOP;
            case STOP_TEXT -> Finish.STOP_TEXT;
            case LENGTH -> Finish.LENGTH;
        };
    }
}
