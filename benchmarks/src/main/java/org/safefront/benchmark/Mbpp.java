package org.safefront.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.benchmark.code.CodeTask;
import org.safefront.benchmark.data.Key;
import org.safefront.contracts.Require;

/**
 * Mostly Basic Python Problems (arXiv 2108.07732): 974 functions to write from a sentence, 427 of them looked through by hand
 * (the sanitized ones, which are what most papers mean), each with three assertions. A row of its data (the first of the
 * sanitized, shortened); the full set calls {@code prompt} {@code text}, and has {@code test_setup_code}:
 *
 * <pre>{"source_file": "Benchmark Questions Verification V2.ipynb", "task_id": 2, "prompt": "Write a function to find the
 * shared elements from the given two lists.", "code": "def similar_elements(test_tup1, test_tup2):\n  res = ...",
 * "test_imports": [], "test_list": ["assert set(similar_elements((3, 4, 5, 6),(5, 7, 4, 10))) == set((4, 5))", ...]}</pre>
 *
 * <p>{@code challenge_test_list} is no part of the protocol. The name of the function is that in the first assertion which the
 * data's own solution defines.
 */
final class Mbpp {
    static final Benchmark BENCHMARK =
            CodeScorer.benchmark("mbpp", 1, new ItemRows<>(Row.class, "task_id", (number, row) -> item(row)));

    private Mbpp() {}

    /** As published, of the full or the sanitized set. */
    record Row(
            @JsonProperty("task_id") Key taskId,
            Optional<String> prompt,
            Optional<String> text,
            String code,
            @JsonProperty("test_setup_code") Optional<String> testSetupCode,
            @JsonProperty("test_imports") Optional<List<String>> testImports,
            @JsonProperty("test_list") List<String> testList) {
        Row {
            Require.that(prompt.isPresent() || text.isPresent(), "there must be prompt or text");
            Require.that(!testList.isEmpty(), "test_list must not be empty");
            Require.that(
                    TestedFunction.of(testList.get(0), code).isPresent(), "test_list must test a function of code");
        }

        String problem() {
            return prompt.or(() -> text).orElseThrow();
        }
    }

    private static BenchmarkItem item(Row row) {
        CodeTask task = task(row);
        return new BenchmarkItem(task.id(), prompt(row), row.code(), Optional.of(task));
    }

    static CodeTask task(Row row) {
        Stream<String> before =
                Stream.concat(row.testImports().orElse(List.of()).stream(), row.testSetupCode().stream());
        String test =
                String.join("\n", Stream.concat(before, row.testList().stream()).toList());
        String entryPoint = TestedFunction.of(row.testList().get(0), row.code()).orElseThrow();
        return new CodeTask(row.taskId().text(), row.problem(), test, entryPoint);
    }

    static String prompt(Row row) {
        return CodePrompt.of(row.problem(), row.testList().get(0));
    }
}
