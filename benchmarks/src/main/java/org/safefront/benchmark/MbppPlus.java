package org.safefront.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.safefront.benchmark.code.CodeTask;
import org.safefront.benchmark.data.Key;
import org.safefront.contracts.Require;

/**
 * MBPP+ (arXiv 2305.01210): functions of the sanitized MBPP with 35 times the tests. A row of its data (the first,
 * shortened), as EvalPlus releases it; what the canonical solution returns is right:
 *
 * <pre>{"task_id": "Mbpp/2", "prompt": "\"\"\"\nWrite a function to find the shared elements from the given two lists.\nassert ...\"\"\"\n",
 * "entry_point": "similar_elements", "canonical_solution": "\ndef similar_elements(test_tup1, test_tup2):\n ...",
 * "base_input": [[[3, 4, 5, 6], [5, 7, 4, 10]], ...], "atol": 0, "plus_input": [...], "contract": "...", "assertion": "..."}</pre>
 *
 * <p>The copy of it at Hugging Face has no inputs but a {@code test} with inputs and results written out, {@code code} and
 * {@code test_list} of MBPP, and no {@code entry_point}.
 */
final class MbppPlus {
    static final Benchmark BENCHMARK =
            CodeScorer.benchmark("mbpp-plus", 1, new ItemRows<>(Row.class, "task_id", (number, row) -> item(row)));

    private MbppPlus() {}

    /** As published in either place. */
    record Row(
            @JsonProperty("task_id") Key taskId,
            String prompt,
            @JsonProperty("entry_point") Optional<String> entryPoint,
            @JsonProperty("canonical_solution") Optional<String> canonicalSolution,
            Optional<String> code,
            @JsonProperty("base_input") Optional<List<JsonNode>> baseInput,
            @JsonProperty("plus_input") Optional<List<JsonNode>> plusInput,
            Optional<JsonNode> atol,
            @JsonProperty("test_list") Optional<List<String>> testList,
            Optional<String> test) {
        Row {
            Require.text("prompt", prompt);
            boolean released = baseInput.isPresent() && entryPoint.isPresent() && canonicalSolution.isPresent();
            boolean written = test.isPresent() && function(testList, code).isPresent();
            Require.that(
                    released || written,
                    "there must be base_input, entry_point and canonical_solution, or test, test_list and code");
        }

        private static Optional<String> function(Optional<List<String>> testList, Optional<String> code) {
            return testList.stream()
                    .flatMap(List::stream)
                    .findFirst()
                    .flatMap(assertion -> TestedFunction.of(assertion, code.orElse("")));
        }
    }

    private static BenchmarkItem item(Row row) {
        CodeTask task = task(row);
        return new BenchmarkItem(
                task.id(), prompt(row), row.canonicalSolution().or(row::code).orElseThrow(), Optional.of(task));
    }

    static CodeTask task(Row row) {
        String entryPoint = row.entryPoint()
                .or(() -> Row.function(row.testList(), row.code()))
                .orElseThrow();
        String test = row.baseInput().map(base -> tests(row, base)).orElseGet(() -> row.test()
                .orElseThrow());
        return new CodeTask(row.taskId().text(), row.prompt(), test, entryPoint);
    }

    static String prompt(Row row) {
        return row.testList()
                .map(tests -> CodePrompt.of(row.prompt(), tests.get(0)))
                .orElseGet(() -> CodePrompt.of(row.prompt()));
    }

    private static String tests(Row row, List<JsonNode> base) {
        String reference = row.prompt() + "\n" + row.canonicalSolution().orElseThrow();
        return new PlusTests(row.taskId().text(), row.entryPoint().orElseThrow(), reference, row.atol())
                .of(base, row.plusInput().orElse(List.of()));
    }
}
