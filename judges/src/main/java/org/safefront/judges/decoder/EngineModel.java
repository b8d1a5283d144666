package org.safefront.judges.decoder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.generation.AnswerLimits;
import org.safefront.lm.generation.Generation;
import org.safefront.lm.generation.GenerationRequest;
import org.safefront.lm.generation.Generator;
import org.safefront.lm.generation.GeneratorSettings;
import org.safefront.lm.generation.Logits;
import org.safefront.lm.generation.SamplingParameters;
import org.safefront.lm.generation.TokenIds;

/** A decoder on the generation engine. */
public final class EngineModel implements JudgeModel {
    private final JudgeTokenizer tokenizer;
    private final Generator generator;
    private final int maxLength;
    private final String identity;

    private EngineModel(JudgeTokenizer tokenizer, Generator generator, int maxLength, String identity) {
        this.tokenizer = tokenizer;
        this.generator = generator;
        this.maxLength = maxLength;
        this.identity = identity;
    }

    /** Opens a model folder in the layout of Hugging Face. */
    public static EngineModel open(Path path, EngineSettings settings) {
        ModelFolder folder = ModelFolder.open(path);
        int length = settings.length(folder.config().maxPositions());
        if (length > folder.config().maxPositions()) {
            throw new InvalidModelException("max_length is " + length + ", but the model has max_position_embeddings "
                    + folder.config().maxPositions());
        }
        JudgeTokenizer tokenizer = JudgeTokenizer.open(path, settings.chats());
        try {
            Generator generator = Generator.open(
                    folder, new GeneratorSettings(1, length, settings.threads()).in(settings.precision()));
            String identity = folder.manifest().digest() + "|" + settings.precision() + "|" + length;
            return new EngineModel(tokenizer, generator, length, identity);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public Odds odds(JudgePrompt prompt, Choice choice) {
        Set<Integer> yes = tokenizer.ids(choice.yesNames());
        Set<Integer> no = tokenizer.ids(choice.noNames());
        int[] ids = tokenizer.prompt(prompt);
        requireRoom(ids, 1);
        Logits logits;
        synchronized (generator) {
            logits = generator
                    .logitsAfter(Optional.empty(), List.of(TokenIds.of(ids)))
                    .get(0);
        }
        double all = sum(logits);
        return new Odds(sum(logits, yes) / all, sum(logits, no) / all);
    }

    @Override
    public String write(JudgePrompt prompt, int maxTokens) {
        return continued(tokenizer.prompt(prompt), maxTokens, tokenizer.specialTokens());
    }

    @Override
    public String reply(JudgePrompt message, int maxTokens) {
        return continued(tokenizer.message(message), maxTokens, tokenizer.endTokens());
    }

    @Override
    public void close() {
        synchronized (generator) {
            generator.close();
        }
        tokenizer.close();
    }

    private String continued(int[] prompt, int maxTokens, Set<Integer> stop) {
        requireRoom(prompt, maxTokens);
        var request = new GenerationRequest(
                "judgement",
                Optional.empty(),
                TokenIds.of(prompt),
                SamplingParameters.greedy(),
                AnswerLimits.of(maxTokens, stop),
                false);
        var written = new ArrayList<Generation>();
        synchronized (generator) {
            generator.generate(List.of(request), written::add, () -> false);
        }
        return tokenizer.text(written.get(0).tokens().toArray());
    }

    private void requireRoom(int[] prompt, int maxTokens) {
        if (prompt.length + maxTokens > maxLength) {
            throw new TooLongException("a prompt of " + prompt.length + " tokens and an answer of " + maxTokens
                    + " are more than " + maxLength);
        }
    }

    /** Of the exponentials, each divided by the largest. */
    private static double sum(Logits logits, Set<Integer> tokens) {
        double largest = largest(logits);
        return tokens.stream()
                .mapToDouble(token -> Math.exp(logits.get(token) - largest))
                .sum();
    }

    private static double sum(Logits logits) {
        double largest = largest(logits);
        double sum = 0;
        for (int token = 0; token < logits.size(); token++) {
            sum += Math.exp(logits.get(token) - largest);
        }
        return sum;
    }

    private static double largest(Logits logits) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int token = 0; token < logits.size(); token++) {
            largest = Math.max(largest, logits.get(token));
        }
        return largest;
    }
}
