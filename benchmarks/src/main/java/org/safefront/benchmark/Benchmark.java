package org.safefront.benchmark;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a question is put and its answer scored. A value: each benchmark is one of these, in a file of its own.
 *
 * @param name by which studies ask for it
 * @param version of everything below; a change that can change a score makes a new one
 * @param rows of its data
 * @param prompt from the question to what the user says
 * @param extraction from the answer, thinking removed, to the final answer, if one can be found
 * @param scorer whether an extracted answer equals the gold answer
 */
public record Benchmark(
        String name,
        String version,
        ItemRows<?> rows,
        UnaryOperator<String> prompt,
        Function<String, Optional<String>> extraction,
        BiPredicate<String, String> scorer) {}
