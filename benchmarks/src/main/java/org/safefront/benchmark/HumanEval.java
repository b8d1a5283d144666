package org.safefront.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.safefront.benchmark.code.CodeTask;
import org.safefront.contracts.Require;

/**
 * HumanEval (arXiv 2107.03374), 164 functions to write from their beginning and docstring, tested by 7.7 assertions on
 * average. A row of its data (the first, shortened):
 *
 * <pre>{"task_id": "HumanEval/0", "prompt": "from typing import List\n\n\ndef has_close_elements(numbers: ...",
 * "entry_point": "has_close_elements", "canonical_solution": "    for idx, elem in enumerate(numbers):\n ...",
 * "test": "\n\nMETADATA = { ... }\n\n\ndef check(candidate):\n    assert candidate([1.0, 2.0, 3.9, 4.0, 5.0, 2.2], 0.3) == True\n ..."}</pre>
 */
final class HumanEval {
    static final Benchmark BENCHMARK =
            CodeScorer.benchmark("humaneval", 1, new ItemRows<>(Row.class, "task_id", (number, row) -> item(row)));

    private HumanEval() {}

    /** As published. */
    record Row(
            @JsonProperty("task_id") String taskId,
            String prompt,
            @JsonProperty("entry_point") String entryPoint,
            @JsonProperty("canonical_solution") String canonicalSolution,
            String test) {
        Row {
            Require.text("task_id", taskId);
            Require.that(prompt.contains("def " + entryPoint), "prompt must begin the function that entry_point names");
            Require.text("canonical_solution", canonicalSolution);
            Require.that(test.contains("def check("), "test must define check");
        }
    }

    private static BenchmarkItem item(Row row) {
        CodeTask task = task(row);
        return new BenchmarkItem(task.id(), prompt(row), row.prompt() + row.canonicalSolution(), Optional.of(task));
    }

    static CodeTask task(Row row) {
        return new CodeTask(row.taskId(), row.prompt(), row.test(), row.entryPoint());
    }

    static String prompt(Row row) {
        return CodePrompt.of(row.prompt());
    }
}
