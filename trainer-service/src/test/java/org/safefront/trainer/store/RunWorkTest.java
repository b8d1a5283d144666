package org.safefront.trainer.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.RunRequested;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.trainer.PocketRuns;
import org.safefront.trainer.domain.EpochResult;
import org.safefront.trainer.domain.FineTuner;
import org.safefront.trainer.domain.RunCannotSucceedException;
import org.safefront.trainer.domain.RunWatch;
import org.safefront.trainer.model.TorchFineTuner;
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

/** What becomes of a run whose worker is stopped, fails or is killed: real database, real training. */
@Timeout(300)
class RunWorkTest {
    private static final int EPOCHS = 3;
    /** Before the second step of the second epoch. */
    private static final int IN_THE_MIDDLE = PocketRuns.STEPS_PER_EPOCH + 1;

    @RegisterExtension
    private final FreshSchema database = new FreshSchema("db/trainer");

    @TempDir
    private Path folder;

    private final WorkQueue queue = new WorkQueue();
    private final Outbox outbox = new Outbox(new EventCodec(), "/safefront/trainer", Clock.systemUTC());
    private final List<Worker> workers = new ArrayList<>();

    private FolderArtifactStore artifacts;
    private FineTuner tuner;
    private DataRef data;

    @BeforeEach
    void makeStore() {
        artifacts = new FolderArtifactStore(folder.resolve("store"));
        tuner = new TorchFineTuner(artifacts, ComputeSettings.cpu(), Clock.systemUTC());
        data = PocketRuns.data(folder);
    }

    @AfterEach
    void closeWorkers() {
        workers.forEach(Worker::close);
    }

    @Test
    void aWorkerThatIsClosedInTheMiddleOfAnEpochGivesTheRunBackAndTheNextGoesOn() {
        RunRequested run = request(PocketRuns.full(data, EPOCHS, 1));
        var inTheMiddle = new CountDownLatch(1);
        Worker first = start(new InterruptedTuner(tuner, IN_THE_MIDDLE, watch -> waitForTheEnd(watch, inTheMiddle)));
        awaitLatch(inTheMiddle);

        first.close();

        assertEquals("READY 0 1", database.row("select state, attempt, epoch from work"));
        start(tuner);
        untilDone();
        assertEquals(undisturbed(run), published());
        assertEquals(
                published().get(0),
                database.row("select value::jsonb ->> 'resumedFrom' from outbox"
                        + " where headers ->> 'ce_type' like '%run.started%' order by id desc limit 1"));
    }

    @Test
    void aRunThatFailsInTheMiddleOfAnEpochIsTriedAgainFromTheLastCheckpoint() {
        RunRequested run = request(PocketRuns.lora(data, EPOCHS, 1));

        start(new InterruptedTuner(tuner, IN_THE_MIDDLE, watch -> {
            throw new IllegalStateException("on purpose");
        }));
        untilDone();

        assertEquals(undisturbed(run), published());
        assertEquals("2", database.row("select epoch from work"));
    }

    @Test
    void aRunThatCannotGoOnFailsAndKeepsItsLastCheckpoint() {
        RunRequested run = request(PocketRuns.full(data, EPOCHS, 1));
        String first = undisturbed(run).get(0);

        start(new InterruptedTuner(tuner, IN_THE_MIDDLE, watch -> {
            throw new RunCannotSucceedException(FailureReason.NOT_FINITE, new IllegalStateException("the loss"));
        }));
        Eventually.until("the run has failed", () -> database.row("select state from work")
                .equals("FAILED"));

        assertEquals(List.of(first), published());
        assertEquals(
                "not-finite " + first + " the loss",
                database.row("select value::jsonb ->> 'reason', value::jsonb ->> 'lastCheckpointId',"
                        + " value::jsonb ->> 'message' from outbox where headers ->> 'ce_type' like '%run.failed%'"));
        ModelFolder.open(
                artifacts.folder(database.row("select value::jsonb -> 'checkpoint' -> 'artifact' ->> 'uri' from outbox"
                        + " where headers ->> 'ce_type' like '%checkpoint.published%'")));
    }

    @Test
    void aBaseThatWasPublishedBeforeItsWorkerFailedIsCompletedAndNotPublishedAgain() {
        request(PocketRuns.base());
        var failures = new CountDownLatch(1);

        start((run, start, watch) -> {
            boolean ended = tuner.carryOut(run, start, watch);
            if (failures.getCount() > 0) {
                failures.countDown();
                throw new IllegalStateException("on purpose");
            }
            return ended;
        });
        untilDone();

        assertEquals(1, published().size());
        assertEquals("1", events("run.completed"));
    }

    @Test
    void stepsOnAGpuCountOverAllAttemptsThoseThatWereLostIncluded() {
        RunRequested run = request(PocketRuns.lora(data, EPOCHS, 1));
        var attempts = new AtomicInteger();

        start((asked, start, watch) -> attempts.getAndIncrement() == 0
                ? new InterruptedTuner(tuner, IN_THE_MIDDLE, known -> {
                            known.progressed(report(asked), 17.5);
                            throw new IllegalStateException("on purpose");
                        })
                        .carryOut(asked, start, new OnGpu(watch, 10))
                : tuner.carryOut(asked, start, new OnGpu(watch, 4)));
        untilDone();

        assertEquals(undisturbed(run), published());
        // 10 for the first epoch, 7.5 that were lost in the second, and 4 for each epoch of the second attempt.
        assertEquals("10 21.5 25.5", gpuSeconds());
    }

    @Test
    void onTheCpuGpusTookNothing() {
        request(PocketRuns.full(data, 2, 1));

        start(tuner);
        untilDone();

        assertEquals("0 0", gpuSeconds());
    }

    @Test
    void ofARunThatBeganBeforeAnybodyCountedNothingIsSaid() {
        request(PocketRuns.full(data, 2, 1));
        database.execute("update run set timed = false");

        start(tuner);
        untilDone();

        assertEquals(2, published().size());
        assertEquals("null", gpuSeconds());
    }

    /** What is said of the checkpoints stays with them, and the directions of their base for the next run. */
    @Test
    void noTrainingStateIsLeftInTheStoreWhenARunIsDone() throws IOException {
        request(PocketRuns.full(data, EPOCHS, 1));

        start(tuner);
        untilDone();

        try (Stream<Path> files = Files.walk(folder.resolve("store")).filter(Files::isRegularFile)) {
            assertEquals(
                    Set.of("checkpoints", "geometry", "base-directions"),
                    files.map(file -> folder.resolve("store")
                                    .relativize(file)
                                    .getName(0)
                                    .toString())
                            .collect(Collectors.toSet()));
        }
    }

    private RunRequested request(RunRequested run) {
        var runs = new DurableRuns(database.transactions(), new Inbox(), outbox, queue);
        runs.request(Envelope.first(run, "/safefront/test", Instant.now(), run.studyId()), run);
        return run;
    }

    private Worker start(FineTuner by) {
        var work = new RunWork(database.transactions(), queue, outbox, (event, cause) -> {}, by, artifacts);
        var settings = new WorkerSettings(
                "worker-" + workers.size(),
                Set.of(RunWork.KIND),
                Duration.ofSeconds(10),
                Duration.ofMillis(200),
                Duration.ofMillis(20),
                Duration.ofSeconds(60),
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(10)));
        var worker = new Worker(database.transactions(), queue, work, settings);
        workers.add(worker);
        worker.start();
        return worker;
    }

    private void untilDone() {
        Eventually.until(
                "the run is done", () -> database.row("select state from work").equals("DONE"));
    }

    /** Ids of the checkpoints, in the order in which they were published. */
    private List<String> published() {
        String ids = database.row("select string_agg(value::jsonb -> 'checkpoint' ->> 'checkpointId', ' ' order by id)"
                + " from outbox where headers ->> 'ce_type' like '%checkpoint.published%'");
        return List.of(ids.split(" "));
    }

    /** What is said that GPUs took, in the order in which checkpoints were published. */
    private String gpuSeconds() {
        return database.row(
                "select string_agg(trim_scale((value::jsonb ->> 'gpuSeconds')::numeric)::text, ' ' order by id)"
                        + " from outbox where headers ->> 'ce_type' like '%checkpoint.published%'");
    }

    private static RunProgressed report(RunRequested run) {
        return new RunProgressed(run.runId(), 1, 2, IN_THE_MIDDLE, 9, 0.5, 1e-4, 100, OptionalDouble.empty(), 1);
    }

    /** As if every epoch took so many seconds on a GPU. */
    private static final class OnGpu implements RunWatch {
        private final RunWatch watch;
        private final double secondsAnEpoch;
        private double seconds;

        OnGpu(RunWatch watch, double secondsAnEpoch) {
            this.watch = watch;
            this.secondsAnEpoch = secondsAnEpoch;
        }

        @Override
        public void started(long trainableParameters, int totalSteps, String device) {
            watch.started(trainableParameters, totalSteps, device);
        }

        @Override
        public void progressed(RunProgressed progress, double gpuSeconds) {
            watch.progressed(progress, gpuSeconds);
        }

        @Override
        public void finished(EpochResult epoch) {
            seconds += secondsAnEpoch;
            watch.finished(new EpochResult(
                    epoch.checkpoint(),
                    epoch.step(),
                    epoch.trainableParameters(),
                    epoch.trainingLoss(),
                    epoch.trainingState(),
                    epoch.geometry(),
                    seconds));
        }

        @Override
        public boolean stopRequested() {
            return watch.stopRequested();
        }
    }

    private String events(String type) {
        return database.row("select count(*) from outbox where headers ->> 'ce_type' like '%" + type + "%'");
    }

    private List<String> undisturbed(RunRequested run) {
        return PocketRuns.checkpointIds(run, folder.resolve("undisturbed"));
    }

    private static void waitForTheEnd(RunWatch watch, CountDownLatch reached) {
        reached.countDown();
        Eventually.until("somebody asks to stop", watch::stopRequested);
    }

    private static void awaitLatch(CountDownLatch latch) {
        Eventually.until("the middle is reached", () -> latch.getCount() == 0);
    }
}
