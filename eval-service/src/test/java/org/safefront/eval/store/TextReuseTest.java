package org.safefront.eval.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.benchmark.Benchmarks;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.eval.PocketCheckpoints;
import org.safefront.work.Eventually;
import org.safefront.work.FreshSchema;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFile;

/** Nothing is written twice, and nothing is used that something else would write today. */
@Timeout(120)
class TextReuseTest {
    private static final int ITEMS = 5;

    @RegisterExtension
    private final FreshSchema database = new FreshSchema("db/eval");

    @TempDir
    private Path folder;

    private EvaluationBench bench;
    private DataRef items;

    @BeforeEach
    void makeBench() {
        bench = new EvaluationBench(database, new FolderArtifactStore(folder.resolve("store")));
        items = PocketCheckpoints.someSums(folder, ITEMS);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void moreRepeatsOfTheSameQuestionsCostOnlyTheNewOnes() {
        var generator = new FixedText("<think></think>1");
        bench.start(generator);

        bench.request(task(2, PocketCheckpoints.SAMPLED), 3);
        bench.untilConcluded(1);
        bench.request(task(5, PocketCheckpoints.SAMPLED), 4);
        bench.untilConcluded(2);

        assertEquals(5 * ITEMS, generator.written().get());
        assertEquals("25", bench.event("samples,rows"));
    }

    @Test
    void anotherSamplingIsAnotherText() {
        var generator = new FixedText("<think></think>1");
        bench.start(generator);

        bench.request(task(1, PocketCheckpoints.SAMPLED), 128);
        bench.untilConcluded(1);
        bench.request(task(1, PocketCheckpoints.GREEDY), 128);
        bench.untilConcluded(2);

        assertEquals(2 * ITEMS, generator.written().get());
    }

    @Test
    void whatAnotherEngineHasWrittenOfAnEvaluationIsNotMixedIn() {
        var first = new FixedText("<think></think>1", "one engine");
        bench.request(task(1, PocketCheckpoints.SAMPLED), 1);
        var worker = bench.start(first);
        Eventually.until("some shards are done", () -> bench.count("shard") >= 2);
        worker.close();
        // As if the worker had died between a shard's last sample and its end.
        database.execute("update work set state = 'READY', attempt = 0 where kind = 'shard'");
        database.execute("delete from shard");

        var second = new FixedText("<think></think>1", "another engine");
        bench.start(second);
        bench.untilConcluded(1);

        assertEquals(ITEMS, second.written().get());
        assertEquals("[\"another engine\"]", bench.event("engines"));
        assertEquals("another engine", bench.event("protocol,engine"));
    }

    @Test
    void aTextThatIsScoredAnewIsNotWrittenAnew() {
        var generator = new FixedText("<think></think>1");
        bench.request(task(1, PocketCheckpoints.SAMPLED), 128);
        bench.start(generator).close();
        bench.start(generator);
        bench.untilConcluded(1);
        database.execute("update sample set scorer = 'a checker of before'");

        bench.request(task(2, PocketCheckpoints.SAMPLED), 128);
        bench.untilConcluded(2);

        assertEquals(2 * ITEMS, generator.written().get());
        assertEquals(2 * ITEMS, bench.count("sample where scorer like 'digit-sums %'"));
    }

    @Test
    void aVersionThatThisServiceDoesNotHaveIsRefused() {
        String version = Benchmarks.get("digit-sums").version();
        bench.start(new FixedText("1"));

        bench.request(task(Optional.of(version)), 128);
        bench.untilConcluded(1);
        bench.request(task(Optional.of("7-00000000")), 128);
        Eventually.until("one has failed", () -> bench.count("work where state = 'FAILED'") == 1);

        assertEquals("unknown-name", bench.event("reason"));
        assertEquals(
                "the benchmark digit-sums is version " + version + " here, and version 7-00000000 was asked for;"
                        + " have the command line and the services of one release",
                bench.event("message"));
    }

    @Test
    void aBenchmarkWhosePromptsTellTheAnswerScoresNobody() {
        List<String> told = IntStream.range(0, 10)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"question\":\"Say " + i + "\",\"answer\":\"" + i + "\"}")
                .toList();
        items = RowFile.write(folder.resolve("told.jsonl"), told);
        bench.start(new FixedText("1"));

        bench.request(task(1, PocketCheckpoints.GREEDY), 128);
        Eventually.until("it has failed", () -> bench.count("work where state = 'FAILED'") == 1);

        assertEquals(
                "the benchmark is not accepted: digit-sums: of 10 prompts, said again 10 are scored as correct; luck"
                        + " explains 0",
                bench.event("message"));
        assertEquals(0, bench.count("sample"));
    }

    @Test
    void anotherVersionIsAnotherEvaluation() {
        EvaluationTask any = task(Optional.empty());
        EvaluationTask one = task(Optional.of("1-00000000"));
        EvaluationTask other = task(Optional.of("2-00000000"));
        String checkpoint = PocketCheckpoints.base().checkpointId();

        assertNotEquals(any.evaluationId(checkpoint), one.evaluationId(checkpoint));
        assertNotEquals(one.evaluationId(checkpoint), other.evaluationId(checkpoint));
    }

    @Test
    void saysHowFarAShardIs() {
        bench.start(new FixedText("<think></think>1"));

        bench.request(task(1, PocketCheckpoints.SAMPLED), 128);
        bench.untilConcluded(1);

        EvaluationProgressed first = bench.reports().get(0);
        assertEquals(ITEMS, first.planned());
        assertEquals(0, first.finished());
        assertEquals(ITEMS, first.running());
        assertTrue(first.outcomes().isEmpty());
    }

    private EvaluationTask task(int repeats, Sampling sampling) {
        return PocketCheckpoints.sums(items, repeats, sampling);
    }

    private EvaluationTask task(Optional<String> version) {
        EvaluationTask task = task(1, PocketCheckpoints.GREEDY);
        return new EvaluationTask(
                task.axis(),
                task.name(),
                task.items(),
                task.repeats(),
                task.sampling(),
                task.judge(),
                version,
                task.mostRepeats());
    }
}
