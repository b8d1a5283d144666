package org.safefront.benchmark;

import org.safefront.contracts.Require;

/**
 * One question of a benchmark.
 *
 * @param id unique within the benchmark
 * @param question as the data set has it
 * @param answer the right answer, as the data set has it
 */
public record BenchmarkItem(String id, String question, String answer) {
    public BenchmarkItem {
        Require.text("id", id);
        Require.text("question", question);
        Require.text("answer", answer);
    }
}
