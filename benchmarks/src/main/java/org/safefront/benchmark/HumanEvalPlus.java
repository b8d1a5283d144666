package org.safefront.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.safefront.benchmark.code.CodeTask;
import org.safefront.contracts.Require;

/**
 * HumanEval+ (arXiv 2305.01210): the functions of HumanEval with 80 times the tests. A row of its data (the first,
 * shortened), as EvalPlus releases it; what the canonical solution returns is right:
 *
 * <pre>{"task_id": "HumanEval/0", "prompt": "from typing import List\n ...", "entry_point": "has_close_elements",
 * "canonical_solution": "\n\n    sorted_numbers = sorted(numbers)\n ...", "base_input": [[[1.0, 2.0, 3.9], 0.3], ...],
 * "plus_input": [[[1.0, 2.5, 3.0], 0.4], ...], "contract": "\n    assert threshold > 0 ...", "atol": 0}</pre>
 *
 * <p>The copy of it at Hugging Face has no inputs but a {@code test} with inputs and results written out.
 */
final class HumanEvalPlus {
    static final Benchmark BENCHMARK =
            CodeScorer.benchmark("humaneval-plus", 1, new ItemRows<>(Row.class, "task_id", (number, row) -> item(row)));

    private HumanEvalPlus() {}

    /** As published in either place. */
    record Row(
            @JsonProperty("task_id") String taskId,
            String prompt,
            @JsonProperty("entry_point") String entryPoint,
            @JsonProperty("canonical_solution") String canonicalSolution,
            Optional<String> test,
            @JsonProperty("base_input") Optional<List<JsonNode>> baseInput,
            @JsonProperty("plus_input") Optional<List<JsonNode>> plusInput,
            Optional<String> contract,
            Optional<JsonNode> atol) {
        Row {
            Require.text("task_id", taskId);
            Require.that(prompt.contains("def " + entryPoint), "prompt must begin the function that entry_point names");
            Require.text("canonical_solution", canonicalSolution);
            Require.that(
                    baseInput.isPresent()
                            || test.filter(text -> text.contains("def check(")).isPresent(),
                    "there must be base_input, or a test that defines check");
        }
    }

    private static BenchmarkItem item(Row row) {
        CodeTask task = task(row);
        return new BenchmarkItem(task.id(), prompt(row), row.prompt() + row.canonicalSolution(), Optional.of(task));
    }

    static CodeTask task(Row row) {
        return new CodeTask(
                row.taskId(),
                row.prompt(),
                row.baseInput().map(base -> tests(row, base)).orElseGet(() -> row.test()
                        .orElseThrow()),
                row.entryPoint());
    }

    static String prompt(Row row) {
        return CodePrompt.of(row.prompt());
    }

    private static String tests(Row row, List<JsonNode> base) {
        return new PlusTests(
                        row.taskId(),
                        row.entryPoint(),
                        row.prompt() + row.contract().orElse("") + row.canonicalSolution(),
                        row.atol())
                .of(base, row.plusInput().orElse(List.of()));
    }
}
