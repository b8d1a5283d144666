package org.safefront.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How text is generated. The filters narrow the choice in the order topK, topP, minP.
 *
 * @param temperature 0 for greedy decoding
 * @param topP smallest probability mass that is kept, 1 for all
 * @param topK most probable tokens that are kept, absent for all
 * @param minP tokens are kept that are at least this share as probable as the most probable one, absent for all
 * @param maxTokens most tokens in one answer, thinking included
 * @param thinkingTokens after which thinking is ended and the answer begun, absent where maxTokens alone bounds it
 * @param stop texts that end an answer, and are not part of it, absent where the model alone ends it
 * @param seed from which each sample's own seed is derived
 */
public record Sampling(
        double temperature,
        double topP,
        Optional<Integer> topK,
        OptionalDouble minP,
        int maxTokens,
        Optional<Integer> thinkingTokens,
        Optional<List<String>> stop,
        long seed) {
    public Sampling {
        Require.between("temperature", 0, 10, temperature);
        Require.positive("topP", topP);
        Require.between("topP", 0, 1, topP);
        topK.ifPresent(tokens -> Require.atLeast("topK", 1, tokens));
        minP.ifPresent(share -> Require.between("minP", 0, 1, share));
        Require.atLeast("maxTokens", 1, maxTokens);
        thinkingTokens.ifPresent(tokens -> Require.atLeast("thinkingTokens", 1, tokens));
        Require.that(
                thinkingTokens.orElse(0) < maxTokens,
                "thinkingTokens must leave some of the " + maxTokens + " maxTokens for the answer");
        stop = stop.map(texts -> Require.some("stop", texts));
        stop.ifPresent(
                texts -> texts.forEach(text -> Require.that(!text.isEmpty(), "stop must not have an empty text")));
        Require.present("minP", minP);
    }

    /** Without the rarer filters and limits. */
    public Sampling(double temperature, double topP, int maxTokens, long seed) {
        this(
                temperature,
                topP,
                Optional.empty(),
                OptionalDouble.empty(),
                maxTokens,
                Optional.empty(),
                Optional.empty(),
                seed);
    }

    /** In words, without the seed, for instance {@code temperature=0.6 top-p=0.95 max-tokens=2048}. */
    public String protocol() {
        var words = new ArrayList<>(List.of("temperature=" + temperature, "top-p=" + topP, "max-tokens=" + maxTokens));
        topK.ifPresent(tokens -> words.add("top-k=" + tokens));
        minP.ifPresent(share -> words.add("min-p=" + share));
        thinkingTokens.ifPresent(tokens -> words.add("thinking-tokens=" + tokens));
        stop.ifPresent(texts -> words.add("stop=" + texts));
        return String.join(" ", words);
    }

    /** The same text for the same values, on every machine and Java version; what is absent leaves no trace in it. */
    public String fingerprint() {
        var fingerprint =
                new Fingerprint().add(temperature).add(topP).add(maxTokens).add(seed);
        topK.ifPresent(tokens -> fingerprint.add("topK").add(tokens));
        minP.ifPresent(share -> fingerprint.add("minP").add(share));
        thinkingTokens.ifPresent(tokens -> fingerprint.add("thinkingTokens").add(tokens));
        stop.ifPresent(texts -> {
            fingerprint.add("stop");
            // The length first: no two lists of texts look alike.
            texts.forEach(text -> fingerprint.add(text.length()).add(text));
        });
        return fingerprint.text();
    }
}
