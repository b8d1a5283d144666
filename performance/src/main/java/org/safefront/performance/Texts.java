package org.safefront.performance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.safefront.lm.generation.AnswerLimits;
import org.safefront.lm.generation.GenerationRequest;
import org.safefront.lm.generation.Generator;
import org.safefront.lm.generation.SamplingParameters;
import org.safefront.lm.generation.TokenIds;

/**
 * Answers with a long tail, as reasoning has them: lengths are log-normal, their mean 64, the longest 512; prompts have 16
 * to 48 tokens. A length is forced by the request's limit, for a random model never stops.
 *
 * @param requests in the order in which they come
 */
record Texts(List<GenerationRequest> requests) {
    /** Of a prompt and its answer together. */
    static final int LONGEST = 560;

    private static final int LONGEST_ANSWER = 512;
    private static final double MEAN = 64;
    private static final int SHORTEST_PROMPT = 16;
    private static final int LONGEST_PROMPT = 48;

    Texts {
        requests = List.copyOf(requests);
    }

    /** Random requests, the same for the same seed. */
    static Texts random(int count, int vocabulary, long seed) {
        var random = new Random(seed);
        var requests = new ArrayList<GenerationRequest>();
        for (int i = 0; i < count; i++) {
            int[] prompt = random.ints(random.nextInt(SHORTEST_PROMPT, LONGEST_PROMPT + 1), 0, vocabulary)
                    .toArray();
            // The mean of a log-normal is the exponential of mu + sigma^2 / 2; sigma is 1.
            double length = Math.exp(Math.log(MEAN) - 0.5 + random.nextGaussian());
            int tokens = (int) Math.max(1, Math.min(LONGEST_ANSWER, Math.round(length)));
            requests.add(request("text " + i, Optional.empty(), prompt, tokens));
        }
        return new Texts(requests);
    }

    /** One prompt again and again, and one token of answer to each. */
    static Texts repeated(int[] prompt, int times) {
        return new Texts(IntStream.range(0, times)
                .mapToObj(i -> request("repeat " + i, Optional.empty(), prompt, 1))
                .toList());
    }

    /** The same, answered by an adapter. */
    Texts by(String adapter) {
        return new Texts(requests.stream()
                .map(request -> request(
                        request.id(),
                        Optional.of(adapter),
                        request.prompt().toArray(),
                        request.limits().maxTokens()))
                .toList());
    }

    /** Neighbours of these, at most so many each. */
    List<Texts> groups(int size) {
        return IntStream.iterate(0, from -> from < requests.size(), from -> from + size)
                .mapToObj(from -> new Texts(requests.subList(from, Math.min(requests.size(), from + size))))
                .toList();
    }

    /** All answers, by the ids of their requests. */
    Map<String, TokenIds> answers(Generator generator) {
        var answers = new HashMap<String, TokenIds>();
        generator.generate(requests, answer -> answers.put(answer.id(), answer.tokens()), () -> false);
        return answers;
    }

    /** All answers by static batches of this size: each runs until its longest answer is written. */
    Map<String, TokenIds> answersOfStaticBatches(Generator generator, int size) {
        var answers = new HashMap<String, TokenIds>();
        for (Texts group : groups(size)) {
            int longest = group.requests.stream()
                    .mapToInt(request -> request.limits().maxTokens())
                    .max()
                    .orElseThrow();
            var longer = new Texts(group.requests.stream()
                    .map(request -> request(
                            request.id(), request.adapter(), request.prompt().toArray(), longest))
                    .toList());
            Map<String, TokenIds> written = longer.answers(generator);
            for (GenerationRequest request : group.requests) {
                answers.put(
                        request.id(),
                        cut(written.get(request.id()), request.limits().maxTokens()));
            }
        }
        return answers;
    }

    private static TokenIds cut(TokenIds tokens, int count) {
        return TokenIds.of(Arrays.copyOf(tokens.toArray(), count));
    }

    private static GenerationRequest request(String id, Optional<String> adapter, int[] prompt, int tokens) {
        return new GenerationRequest(
                id,
                adapter,
                TokenIds.of(prompt),
                SamplingParameters.greedy(),
                AnswerLimits.of(tokens, Set.of()),
                false);
    }
}
