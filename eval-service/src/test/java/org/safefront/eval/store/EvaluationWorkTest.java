package org.safefront.eval.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.benchmark.BenchmarkItem;
import org.safefront.benchmark.Benchmarks;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.evaluation.EvaluationCancelled;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.eval.PocketCheckpoints;
import org.safefront.eval.Programs;
import org.safefront.eval.domain.SampleKey;
import org.safefront.eval.domain.Scoring;
import org.safefront.eval.domain.Shards;
import org.safefront.eval.domain.TextGenerator;
import org.safefront.eval.model.Capacity;
import org.safefront.eval.model.OnnxTextGenerator;
import org.safefront.work.Eventually;
import org.safefront.work.FreshSchema;
import org.safefront.work.Worker;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFile;
import org.safefront.work.files.RowFiles;

/** What becomes of evaluations, however they are cut and whatever befalls their workers: real database, real model. */
@Timeout(300)
class EvaluationWorkTest {
    private static final int ITEMS = 10;
    private static final int REPEATS = 3;

    @RegisterExtension
    private final FreshSchema database = new FreshSchema("db/eval");

    @TempDir
    private Path folder;

    private final List<OnnxTextGenerator> models = new ArrayList<>();

    private FolderArtifactStore artifacts;
    private EvaluationBench bench;
    private EvaluationTask task;

    @BeforeEach
    void makeTask() {
        artifacts = new FolderArtifactStore(folder.resolve("store"));
        bench = new EvaluationBench(database, artifacts);
        task = PocketCheckpoints.sums(PocketCheckpoints.someSums(folder, ITEMS), REPEATS, PocketCheckpoints.SAMPLED);
    }

    @AfterEach
    void close() {
        bench.close();
        models.forEach(OnnxTextGenerator::close);
    }

    @ParameterizedTest
    @CsvSource({"128, 32", "7, 4", "1, 1"})
    void theSampleFileIsTheSameHoweverTheWorkIsCut(int shardSize, int slots) {
        bench.request(task, shardSize);

        bench.start(model(slots));
        bench.untilConcluded(1);

        assertEquals(undisturbed().sha256(), bench.event("samples,sha256"));
    }

    @Test
    void aWorkerThatIsClosedInTheMiddleOfAShardIsFollowedByOneThatTakesOnlyWhatIsMissing() {
        bench.request(task, 20);
        var first = new CountingGenerator(model(2), 5, stop -> Eventually.until("it is to stop", stop));
        Worker worker = bench.start(first);
        Eventually.until("some samples are there", () -> first.isInterrupted());

        worker.close();
        var second = new CountingGenerator(model(7));
        bench.start(second);
        bench.untilConcluded(1);

        assertEquals(undisturbed().sha256(), bench.event("samples,sha256"));
        assertTakenOnce(first, second);
    }

    @Test
    void aWorkerThatWasReplacedWritesNothingMoreAndItsSuccessorTakesOnlyWhatIsMissing() {
        bench.request(task, 128);
        var generator = new CountingGenerator(
                model(2),
                5,
                stop -> database.execute(
                        "update work set epoch = epoch + 1, owner = 'nobody', lease_until = now() where state = 'LEASED'"));

        bench.start(generator);
        bench.untilConcluded(1);

        assertEquals(undisturbed().sha256(), bench.event("samples,sha256"));
        assertTakenOnce(generator);
    }

    @Test
    void aServiceThatIsGivenAnotherShardSizeFinishesWhatWasCutBefore() {
        bench.request(task, 4);

        bench.start(model(8));
        bench.request(PocketCheckpoints.sums(PocketCheckpoints.someSums(folder, 2), 1, PocketCheckpoints.GREEDY), 1);
        Eventually.until("both are concluded", () -> bench.concluded() == 2);

        assertEquals(
                "8 2",
                database.row(
                        "select count(*) filter (where e.shard_size = 4),"
                                + " count(*) filter (where e.shard_size = 1) from shard s join evaluation e using (evaluation_id)"));
    }

    @Test
    void aWorkerTakesTheShardsOfTheWeightsThatItHoldsBeforeThoseThatHaveWaitedLonger() {
        var held = model(8);
        bench.request(task, 128);
        Worker first = bench.start(held);
        bench.untilConcluded(1);
        first.close();
        CheckpointRef other = PocketCheckpoints.full(
                PocketCheckpoints.merged(folder.resolve("merged"), PocketCheckpoints.randomAdapter()));
        Path files = folder.resolve("adapter");
        PocketCheckpoints.randomAdapter().write(files);
        CheckpointRef adapter = PocketCheckpoints.lora(files);
        bench.request(other, task, 128);
        bench.request(adapter, task, 128);

        bench.start(held);
        Eventually.until("all are concluded", () -> bench.concluded() == 3);

        assertEquals(
                List.of(PocketCheckpoints.base(), adapter, other).stream()
                        .map(CheckpointRef::checkpointId)
                        .collect(Collectors.joining(" ")),
                database.row("select string_agg(value::jsonb ->> 'checkpointId', ' ' order by id) from outbox"
                        + " where headers ->> 'ce_type' like '%shard.completed%'"));
    }

    @Test
    void theFirstShardThatFailsEndsItsEvaluationOnce() throws IOException {
        Files.delete(folder.resolve("sums-" + ITEMS + ".jsonl"));
        bench.request(task, 5);

        bench.start(model(8));
        Eventually.until(
                "it has failed",
                () -> bench.count("outbox where headers ->> 'ce_type' like '%evaluation.failed%'") > 0);
        Eventually.until("nothing is left", () -> bench.count("work where state in ('READY', 'LEASED')") == 0);

        assertEquals(1, bench.count("outbox where headers ->> 'ce_type' like '%evaluation.failed%'"));
        assertEquals(
                "1 5",
                database.row("select count(*) filter (where state = 'FAILED'),"
                        + " count(*) filter (where state = 'CANCELLED') from work"));
        assertEquals(
                "artifact-missing " + task.items().uri() + " is missing",
                bench.event("reason") + " " + bench.event("message"));
    }

    @Test
    void twoItemsWithOneIdAreRefused() {
        List<String> lines = new ArrayList<>(RowFile.lines(folder.resolve("sums-" + ITEMS + ".jsonl")));
        lines.set(3, lines.get(2));
        DataRef items = RowFile.write(folder.resolve("double.jsonl"), lines);
        bench.request(PocketCheckpoints.sums(items, 1, PocketCheckpoints.GREEDY), 128);

        bench.start(model(8));
        Eventually.until(
                "it has failed",
                () -> bench.count("outbox where headers ->> 'ce_type' like '%evaluation.failed%'") > 0);

        assertEquals(
                "double.jsonl, line 4: field id is the same as in line 3; every row must have its own",
                bench.event("message").replace(folder + "/", ""));
    }

    @Test
    void aCancellationOfWhatWasNeverAskedForChangesNothing() {
        var cancelled = new EvaluationCancelled(
                task.evaluationId(PocketCheckpoints.base().checkpointId()), "a mistake");

        bench.evaluations(128).cancel(first(PocketCheckpoints.published(task)), cancelled);

        assertEquals(0, bench.count("outbox"));
    }

    @Test
    void keepsWhateverAModelMayWrite() {
        bench.request(PocketCheckpoints.sums(PocketCheckpoints.someSums(folder, 1), 1, PocketCheckpoints.GREEDY), 128);

        bench.start(new FixedText("<think>\u0000\ud83d\ude00</think>\"a\u0000b\\\n"));
        bench.untilConcluded(1);

        assertEquals(
                List.of("\"a\u0000b\\"),
                new RowFiles(artifacts)
                        .read(reference(), BenchmarkSample.class).stream()
                                .map(BenchmarkSample::answer)
                                .toList());
    }

    /** The file as it must become: no queue, no shards, no database. */
    private DataRef undisturbed() {
        var benchmark = Benchmarks.get(task.name());
        List<BenchmarkItem> items = new RowFiles(artifacts).read(task.items(), BenchmarkItem.class);
        List<SampleKey> keys = new Shards(ITEMS * REPEATS).samples(task, 0);
        List<TextGenerator.Prompt> prompts = IntStream.range(0, keys.size())
                .mapToObj(i -> {
                    BenchmarkItem item = items.get(keys.get(i).index());
                    return new TextGenerator.Prompt(
                            Integer.toString(i), item.question(), keys.get(i).seed(task, item.id()));
                })
                .toList();
        var samples = new BenchmarkSample[keys.size()];
        model(5).generate(
                        PocketCheckpoints.base(),
                        prompts,
                        task.sampling(),
                        (text, i) -> samples[i] = Scoring.score(
                                benchmark,
                                items.get(keys.get(i).index()),
                                keys.get(i).repeat(),
                                text,
                                Programs.NONE),
                        () -> false);
        return new RowFiles(new FolderArtifactStore(folder.resolve("undisturbed")))
                .write("samples.jsonl", List.of(samples));
    }

    /** Of the texts that were handed over, each was kept, and none was written again. */
    private static void assertTakenOnce(CountingGenerator... generators) {
        List<String> taken =
                Stream.of(generators).flatMap(each -> each.taken().stream()).toList();
        assertEquals(ITEMS * REPEATS, taken.size(), taken.toString());
        assertEquals(ITEMS * REPEATS, taken.stream().distinct().count());
        assertTrue(generators[0].isInterrupted());
    }

    private static Envelope first(CheckpointPublished published) {
        return Envelope.first(published, "/safefront/test", Instant.now(), published.studyId());
    }

    private OnnxTextGenerator model(int slots) {
        var model = new OnnxTextGenerator(artifacts, new Capacity(slots, 1, 64L << 20, 0));
        models.add(model);
        return model;
    }

    private DataRef reference() {
        return new DataRef(
                bench.event("samples,uri"), bench.event("samples,sha256"), Long.parseLong(bench.event("samples,rows")));
    }
}
