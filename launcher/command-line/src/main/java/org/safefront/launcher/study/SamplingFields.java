package org.safefront.launcher.study;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.safefront.contracts.Sampling;

/** How answers are generated, as an entry of a study's evaluation says it. */
final class SamplingFields {
    private static final Set<String> KNOWN =
            Set.of("temperature", "top-p", "top-k", "min-p", "max-tokens", "thinking-tokens", "stop", "seed");
    private static final int DEFAULT_TOKENS = 2048;

    private SamplingFields() {}

    /** The names of all, and these others. */
    static Set<String> and(String... others) {
        var names = new HashSet<>(KNOWN);
        names.addAll(List.of(others));
        return names;
    }

    static Sampling read(YamlField entry) {
        Optional<Double> minP = entry.optional("min-p").map(field -> field.number(0, 1));
        return new Sampling(
                entry.optional("temperature").map(field -> field.number(0, 10)).orElse(0.0),
                entry.optional("top-p")
                        .map(field -> field.number(Double.MIN_NORMAL, 1))
                        .orElse(1.0),
                entry.optional("top-k").map(field -> field.wholeNumber(1)),
                minP.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                entry.optional("max-tokens").map(field -> field.wholeNumber(1)).orElse(DEFAULT_TOKENS),
                entry.optional("thinking-tokens").map(field -> field.wholeNumber(1)),
                entry.optional("stop").map(field -> field.oneOrMany().stream()
                        .map(SamplingFields::stopText)
                        .toList()),
                entry.optional("seed").map(field -> field.wholeNumber(0)).orElse(1));
    }

    /** White space ends answers too, so it is a text here. */
    private static String stopText(YamlField field) {
        if (!field.node().isTextual() || field.node().asText().isEmpty()) {
            throw field.refusal("a text that ends an answer");
        }
        return field.node().asText();
    }
}
