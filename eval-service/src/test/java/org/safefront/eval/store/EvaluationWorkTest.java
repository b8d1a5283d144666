package org.safefront.eval.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
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
import org.safefront.contracts.Sampling;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.evaluation.EvaluationCancelled;
import org.safefront.contracts.evaluation.EvaluationRequested;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.eval.PocketCheckpoints;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.ModelText;
import org.safefront.eval.domain.SampleKey;
import org.safefront.eval.domain.Scoring;
import org.safefront.eval.domain.Shards;
import org.safefront.eval.domain.TextGenerator;
import org.safefront.eval.model.Capacity;
import org.safefront.eval.model.OnnxTextGenerator;
import org.safefront.work.Backoff;
import org.safefront.work.EventCodec;
import org.safefront.work.Eventually;
import org.safefront.work.FreshSchema;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.WorkQueue;
import org.safefront.work.Worker;
import org.safefront.work.WorkerSettings;
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

    private final WorkQueue queue = new WorkQueue();
    private final Outbox outbox = new Outbox(new EventCodec(), "/safefront/eval", Clock.systemUTC());
    private final List<Worker> workers = new ArrayList<>();
    private final List<OnnxTextGenerator> models = new ArrayList<>();

    private FolderArtifactStore artifacts;
    private EvaluationTask task;

    @BeforeEach
    void makeTask() {
        artifacts = new FolderArtifactStore(folder.resolve("store"));
        task = PocketCheckpoints.sums(PocketCheckpoints.someSums(folder, ITEMS), REPEATS, PocketCheckpoints.SAMPLED);
    }

    @AfterEach
    void close() {
        workers.forEach(Worker::close);
        models.forEach(OnnxTextGenerator::close);
    }

    @ParameterizedTest
    @CsvSource({"128, 32", "7, 4", "1, 1"})
    void theSampleFileIsTheSameHoweverTheWorkIsCut(int shardSize, int slots) {
        request(task, shardSize);

        start(model(slots));
        untilConcluded();

        assertEquals(undisturbed().sha256(), event("samples,sha256"));
    }

    @Test
    void aWorkerThatIsClosedInTheMiddleOfAShardIsFollowedByOneThatTakesOnlyWhatIsMissing() {
        request(task, 20);
        var first = new CountingGenerator(model(2), 5, stop -> Eventually.until("it is to stop", stop));
        Worker worker = start(first);
        Eventually.until("some samples are there", () -> first.isInterrupted());

        worker.close();
        var second = new CountingGenerator(model(7));
        start(second);
        untilConcluded();

        assertEquals(undisturbed().sha256(), event("samples,sha256"));
        assertTakenOnce(first, second);
    }

    @Test
    void aWorkerThatWasReplacedWritesNothingMoreAndItsSuccessorTakesOnlyWhatIsMissing() {
        request(task, 128);
        var generator = new CountingGenerator(
                model(2),
                5,
                stop -> database.execute(
                        "update work set epoch = epoch + 1, owner = 'nobody', lease_until = now() where state = 'LEASED'"));

        start(generator);
        untilConcluded();

        assertEquals(undisturbed().sha256(), event("samples,sha256"));
        assertTakenOnce(generator);
    }

    @Test
    void aServiceThatIsGivenAnotherShardSizeFinishesWhatWasCutBefore() {
        request(task, 4);

        start(model(8));
        request(PocketCheckpoints.sums(PocketCheckpoints.someSums(folder, 2), 1, PocketCheckpoints.GREEDY), 1);
        Eventually.until("both are concluded", () -> concluded() == 2);

        assertEquals(
                "8 2",
                database.row(
                        "select count(*) filter (where e.shard_size = 4),"
                                + " count(*) filter (where e.shard_size = 1) from shard s join evaluation e using (evaluation_id)"));
    }

    @Test
    void aWorkerTakesTheShardsOfTheWeightsThatItHoldsBeforeThoseThatHaveWaitedLonger() {
        var held = model(8);
        request(task, 128);
        Worker first = start(held);
        untilConcluded();
        first.close();
        CheckpointRef other = PocketCheckpoints.full(
                PocketCheckpoints.merged(folder.resolve("merged"), PocketCheckpoints.randomAdapter()));
        Path files = folder.resolve("adapter");
        PocketCheckpoints.randomAdapter().write(files);
        CheckpointRef adapter = PocketCheckpoints.lora(files);
        request(other);
        request(adapter);

        start(held);
        Eventually.until("all are concluded", () -> concluded() == 3);

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
        request(task, 5);

        start(model(8));
        Eventually.until(
                "it has failed", () -> count("outbox where headers ->> 'ce_type' like '%evaluation.failed%'") > 0);
        Eventually.until("nothing is left", () -> count("work where state in ('READY', 'LEASED')") == 0);

        assertEquals(1, count("outbox where headers ->> 'ce_type' like '%evaluation.failed%'"));
        assertEquals(
                "1 5",
                database.row("select count(*) filter (where state = 'FAILED'),"
                        + " count(*) filter (where state = 'CANCELLED') from work"));
        assertEquals(
                "artifact-missing " + task.items().uri() + " is missing", event("reason") + " " + event("message"));
    }

    @Test
    void twoItemsWithOneIdAreRefused() {
        List<String> lines = new ArrayList<>(RowFile.lines(folder.resolve("sums-" + ITEMS + ".jsonl")));
        lines.set(3, lines.get(2));
        DataRef items = RowFile.write(folder.resolve("double.jsonl"), lines);
        request(PocketCheckpoints.sums(items, 1, PocketCheckpoints.GREEDY), 128);

        start(model(8));
        Eventually.until(
                "it has failed", () -> count("outbox where headers ->> 'ce_type' like '%evaluation.failed%'") > 0);

        assertEquals("digit-sums: the id sum-003 is there twice", event("message"));
    }

    @Test
    void aCancellationOfWhatWasNeverAskedForChangesNothing() {
        var cancelled = new EvaluationCancelled(
                task.evaluationId(PocketCheckpoints.base().checkpointId()), "a mistake");

        evaluations(128).cancel(first(PocketCheckpoints.published(task)), cancelled);

        assertEquals(0, count("outbox"));
    }

    @Test
    void keepsWhateverAModelMayWrite() {
        request(PocketCheckpoints.sums(PocketCheckpoints.someSums(folder, 1), 1, PocketCheckpoints.GREEDY), 128);

        start(new FixedText("<think>\u0000\ud83d\ude00</think>\"a\u0000b\\\n"));
        untilConcluded();

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
                                text),
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

    private void request(EvaluationTask wanted, int shardSize) {
        CheckpointPublished published = PocketCheckpoints.published(wanted);
        evaluations(shardSize).request(first(published), published.checkpoint(), published.evaluation());
    }

    private void request(CheckpointRef checkpoint) {
        var request = new EvaluationRequested(task.evaluationId(checkpoint.checkpointId()), checkpoint, task);
        evaluations(128)
                .request(
                        Envelope.first(request, "/safefront/test", Instant.now(), PocketCheckpoints.STUDY),
                        checkpoint,
                        List.of(task));
    }

    private DurableEvaluations evaluations(int shardSize) {
        return new DurableEvaluations(database.transactions(), new Inbox(), outbox, queue, new Shards(shardSize));
    }

    private static Envelope first(CheckpointPublished published) {
        return Envelope.first(published, "/safefront/test", Instant.now(), published.studyId());
    }

    private OnnxTextGenerator model(int slots) {
        var model = new OnnxTextGenerator(artifacts, new Capacity(slots, 1, 64L << 20, 0));
        models.add(model);
        return model;
    }

    private Worker start(TextGenerator generator) {
        var transactions = database.transactions();
        var rows = new RowFiles(artifacts);
        var shards = new ShardWork(transactions, queue, outbox, rows, generator, Clock.systemUTC());
        var conclusions = new ConclusionWork(transactions, queue, outbox, rows);
        var settings = new WorkerSettings(
                "worker-" + workers.size(),
                EvaluationWork.KINDS,
                Duration.ofSeconds(10),
                Duration.ofMillis(100),
                Duration.ofMillis(20),
                Duration.ofSeconds(60),
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(10)));
        var worker = new Worker(
                transactions, queue, new EvaluationWork(transactions, queue, outbox, shards, conclusions), settings);
        workers.add(worker);
        worker.start();
        return worker;
    }

    private void untilConcluded() {
        Eventually.until("it is concluded", () -> concluded() == 1);
    }

    private int concluded() {
        return count("work where kind = 'conclusion' and state = 'DONE'");
    }

    private int count(String from) {
        return Integer.parseInt(database.row("select count(*) from " + from));
    }

    /** A field of the newest event. */
    private String event(String path) {
        return database.row("select value::jsonb #>> '{" + path + "}' from outbox order by id desc limit 1");
    }

    private DataRef reference() {
        return new DataRef(event("samples,uri"), event("samples,sha256"), Long.parseLong(event("samples,rows")));
    }

    /** Says one thing. */
    private record FixedText(String text) implements TextGenerator {
        @Override
        public void generate(
                CheckpointRef checkpoint,
                List<Prompt> prompts,
                Sampling sampling,
                ObjIntConsumer<Generated> finished,
                BooleanSupplier stop) {
            for (int place = 0; place < prompts.size(); place++) {
                finished.accept(new Generated(ModelText.parse(text, false), Finish.STOP, 3), place);
            }
        }

        @Override
        public String engine() {
            return "fixed";
        }

        @Override
        public void close() {}

        @Override
        public Set<String> loaded() {
            return Set.of();
        }
    }
}
