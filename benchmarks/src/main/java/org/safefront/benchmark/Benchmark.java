package org.safefront.benchmark;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.safefront.contracts.Sha256;

/**
 * How a question is put and its answer scored. A value: each benchmark is one of these, in a file of its own.
 *
 * @param name by which studies ask for it
 * @param revision of everything below; a change that can change a score makes a new one
 * @param rows of its data
 * @param prompt from the question to what the user says
 * @param ideal from an item to what somebody would write who knows the gold answer
 * @param scorer what an answer is worth
 */
public record Benchmark(
        String name,
        int revision,
        ItemRows<?> rows,
        UnaryOperator<String> prompt,
        Function<BenchmarkItem, String> ideal,
        Scorer scorer) {
    private static final int DIGEST_CHARACTERS = 8;

    /**
     * Its revision and the first characters of a digest over name, revision, prompt and checkers, for instance
     * {@code 1-3f9a0c2e}: two scores of the same version were asked for and scored in the same way.
     */
    public String version() {
        String all = String.join(
                "\n", name, Integer.toString(revision), prompt.apply("QUESTION"), String.join("\n", scorer.checkers()));
        return revision + "-" + Sha256.hex(all).substring(0, DIGEST_CHARACTERS);
    }
}
