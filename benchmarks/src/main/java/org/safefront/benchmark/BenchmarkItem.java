package org.safefront.benchmark;

import java.util.Optional;
import org.safefront.benchmark.code.CodeTask;
import org.safefront.contracts.Require;

/**
 * One question of a benchmark.
 *
 * @param id unique within the benchmark
 * @param question as the data set has it, with its choices where it has some
 * @param answer the right answer, as the data set has it; a program that passes, where a program is asked for
 * @param code how programs are tested, absent where none is asked for
 */
public record BenchmarkItem(String id, String question, String answer, Optional<CodeTask> code) {
    public BenchmarkItem {
        Require.text("id", id);
        Require.text("question", question);
        Require.text("answer", answer);
        Require.present("code", code);
    }

    /** A question that is not answered by a program. */
    public BenchmarkItem(String id, String question, String answer) {
        this(id, question, answer, Optional.empty());
    }
}
