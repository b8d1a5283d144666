package org.safefront.eval.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.benchmark.code.CodeTask;
import org.safefront.benchmark.code.SandboxLimits;
import org.safefront.contracts.Axis;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.eval.PocketCheckpoints;
import org.safefront.eval.Programs;
import org.safefront.work.FreshSchema;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFile;

/** Answers that are programs. */
@Timeout(120)
class ProgramScoringTest {
    private static final int ITEMS = 6;
    private static final String WRITTEN = "# written by the model";

    @RegisterExtension
    private final FreshSchema database = new FreshSchema("db/eval");

    @TempDir
    private Path folder;

    private EvaluationBench bench;
    private DataRef items;

    @BeforeEach
    void makeBench() {
        bench = new EvaluationBench(database, new FolderArtifactStore(folder.resolve("store")));
        List<String> rows = IntStream.range(0, ITEMS)
                .mapToObj(i -> ("{\"task_id\":\"t/%d\",\"prompt\":\"def f%d():\\n\",\"entry_point\":\"f%d\","
                                + "\"canonical_solution\":\"    return %d\",\"test\":\"def check(f):\\n    pass\"}")
                        .formatted(i, i, i, i))
                .toList();
        items = RowFile.write(folder.resolve("functions.jsonl"), rows);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void programsOfAShardAreTestedSideBySide() {
        var together = new CyclicBarrier(2);
        bench.start(model(), new Programs(SandboxLimits.DEFAULT, (task, program) -> {
            if (program.contains(WRITTEN)) {
                meet(together);
            }
            return isGold(task, program) || program.contains(WRITTEN);
        }));

        bench.request(repeated(1), 128);
        bench.untilConcluded(1);

        assertEquals(Integer.toString(ITEMS), bench.event("outcomes,correct"));
    }

    @Test
    void otherLimitsAreAnotherScorerOfTheSameTexts() {
        FixedText model = model();
        SandboxLimits more =
                SandboxLimits.DEFAULT.withWall(Duration.ofMillis(2500)).withMemory(2L << 30);
        bench.request(repeated(1), 128);
        bench.start(model, new Programs(SandboxLimits.DEFAULT, ProgramScoringTest::isGold));
        bench.untilConcluded(1);
        assertTrue(bench.event("protocol,scorer").endsWith(", 10 s, 1024 MiB"), bench.event("protocol,scorer"));
        bench.close();

        bench.start(model, new Programs(more, (task, program) -> isGold(task, program) || program.contains(WRITTEN)));
        bench.request(repeated(2), 128);
        bench.untilConcluded(2);

        assertTrue(bench.event("protocol,scorer").endsWith(", 2.5 s, 2048 MiB"), bench.event("protocol,scorer"));
        assertEquals(Integer.toString(2 * ITEMS), bench.event("outcomes,correct"));
        assertEquals(2 * ITEMS, model.written().get());
    }

    private static FixedText model() {
        return new FixedText("<think></think>```python\n" + WRITTEN + "\nx = 1\n```");
    }

    private static boolean isGold(CodeTask task, String program) {
        String name = task.entryPoint();
        return program.contains("def " + name + "()") && program.contains("return " + name.substring(1));
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("no other program runs", e);
        }
    }

    private EvaluationTask repeated(int repeats) {
        return new EvaluationTask(
                Axis.REASONING,
                "humaneval",
                items,
                repeats,
                PocketCheckpoints.SAMPLED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
