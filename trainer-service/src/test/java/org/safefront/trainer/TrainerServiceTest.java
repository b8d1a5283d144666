package org.safefront.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.ArtifactFile;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Method;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.RunCancelled;
import org.safefront.contracts.training.RunCompleted;
import org.safefront.contracts.training.RunFailed;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.RunRequested;
import org.safefront.contracts.training.RunStarted;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.Sha256;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.work.Eventually;
import org.safefront.work.Sql;
import org.safefront.work.TestServers;
import org.safefront.work.Transactions;
import org.safefront.work.Wire;
import org.safefront.work.files.RowFile;

/** The whole service: real broker, real database, real training. Seeds tell the runs of different tests apart. */
@QuarkusTest
@WithTestResource(TestServers.class)
class TrainerServiceTest {
    private static final int EPOCHS = 2;
    private static final int ENDLESS = 2000;
    private static final String OTHER_STUDY = PocketRuns.study("two");

    @Inject
    Transactions transactions;

    @TempDir
    private Path folder;

    private final Wire wire = Wire.open();
    private DataRef data;

    @BeforeEach
    void writeData() {
        data = PocketRuns.data(folder);
    }

    @AfterEach
    void closeWire() {
        wire.close();
    }

    @Test
    void aFullRunPublishesAModelEachEpoch() {
        RunRequested run = PocketRuns.full(data, EPOCHS, 1);

        Envelope request = wire.publish(run, PocketRuns.STUDY);

        RunCompleted completed = completed(run);
        List<CheckpointPublished> published = published(run, PocketRuns.STUDY);
        assertEquals(ids(published), completed.checkpointIds());
        assertEquals(
                List.of(1, 2),
                published.stream().map(each -> each.checkpoint().epoch()).toList());
        assertEquals(run.evaluation(), published.get(0).evaluation());
        for (CheckpointPublished each : published) {
            assertEquals(Method.FULL, each.checkpoint().method());
            ModelFolder.open(wholeFolder(each.checkpoint().artifact()));
        }
        RunStarted started = wire.await(RunStarted.class, event -> event.runId().equals(run.runId()));
        assertEquals(1, started.attempt());
        assertEquals(EPOCHS * PocketRuns.STEPS_PER_EPOCH, started.totalSteps());
        RunProgressed last = wire.await(
                RunProgressed.class,
                event -> event.runId().equals(run.runId()) && event.step() == started.totalSteps());
        assertEquals(EPOCHS, last.epoch());
        double fraction = last.fractionOfBound().orElseThrow();
        assertTrue(fraction > 0 && fraction < 1, () -> "the model is too small to be at the bound: " + fraction);
        assertTrue(wire.heard().stream()
                .filter(heard -> heard.event() instanceof CheckpointPublished each
                        && each.runId().equals(run.runId()))
                .allMatch(heard -> heard.envelope().causationId().equals(Optional.of(request.id()))
                        && heard.envelope().correlationId().equals(Optional.of(PocketRuns.STUDY))));
    }

    @Test
    void aLoraRunPublishesAnAdapterEachEpoch() {
        RunRequested run = PocketRuns.lora(data, EPOCHS, 2);

        wire.publish(run, PocketRuns.STUDY);

        List<String> completed = completed(run).checkpointIds();
        assertEquals(ids(published(run, PocketRuns.STUDY)), completed);
        assertEquals(EPOCHS, completed.size());
        for (CheckpointPublished each : published(run, PocketRuns.STUDY)) {
            Adapter.read(wholeFolder(each.checkpoint().artifact()))
                    .requireFits(
                            ModelFolder.open(wholeFolder(run.base().artifact())).config());
        }
    }

    @Test
    void aBaseRunPublishesTheBaseItself() {
        RunRequested run = PocketRuns.base();

        wire.publish(run, PocketRuns.STUDY);

        completed(run);
        CheckpointPublished published = published(run, PocketRuns.STUDY).get(0);
        assertEquals(run.base().artifact(), published.checkpoint().artifact());
        assertEquals(0, published.checkpoint().epoch());
    }

    @Test
    void aRunThatIsAskedForAgainIsPublishedForTheOtherStudyAndNothingIsDoneTwice() {
        RunRequested run = PocketRuns.lora(data, EPOCHS, 3);
        wire.publish(run, PocketRuns.STUDY);
        completed(run);

        wire.publish(run, PocketRuns.STUDY);
        wire.publish(PocketRuns.forStudy(run, OTHER_STUDY), OTHER_STUDY);

        Eventually.until(
                "it is published for the other study",
                () -> published(run, OTHER_STUDY).size() == EPOCHS);
        assertEquals(ids(published(run, PocketRuns.STUDY)), ids(published(run, OTHER_STUDY)));
        assertEquals(EPOCHS, published(run, PocketRuns.STUDY).size());
        assertEquals(
                1,
                wire.all(RunStarted.class, event -> event.runId().equals(run.runId()))
                        .size());
    }

    @Test
    void aRunWhoseLeaseIsTakenGoesOnFromTheLastCheckpointAsIfNothingHadBeen() {
        int epochs = 12;
        RunRequested run = PocketRuns.full(data, epochs, 4);
        wire.publish(run, PocketRuns.STUDY);
        wire.await(CheckpointPublished.class, about(run));

        transactions.run(connection -> Sql.update(
                connection,
                "update work set epoch = epoch + 1, owner = 'nobody', lease_until = now() where id = ?",
                run.runId()));

        completed(run);
        assertEquals(
                PocketRuns.checkpointIds(run, folder.resolve("undisturbed")), ids(published(run, PocketRuns.STUDY)));
        RunStarted second =
                wire.await(RunStarted.class, event -> event.runId().equals(run.runId()) && event.attempt() > 1);
        assertTrue(second.resumedFrom().isPresent());
    }

    @Test
    void aCancelledRunEndsWithItsLastCheckpointAndNothingComesAfter() {
        RunRequested run = PocketRuns.lora(data, ENDLESS, 5);
        wire.publish(run, PocketRuns.STUDY);
        wire.await(CheckpointPublished.class, about(run));
        Eventually.until(
                "no record is held while it trains",
                () -> wire.hasReadAll("safefront.trainer", Topic.TRAINING_COMMANDS));
        assertEquals(
                List.of(), wire.all(RunCompleted.class, event -> event.runId().equals(run.runId())));

        wire.publish(new RunCancelled(run.runId(), "it was a mistake"), PocketRuns.STUDY);

        RunFailed failed = wire.await(RunFailed.class, event -> event.runId().equals(run.runId()));
        RunRequested next = PocketRuns.lora(data, 1, 6);
        wire.publish(next, PocketRuns.STUDY);
        completed(next);
        List<CheckpointPublished> published = published(run, PocketRuns.STUDY);
        CheckpointPublished last = published.get(published.size() - 1);
        assertEquals(
                new RunFailed(
                        run.runId(),
                        FailureReason.CANCELLED,
                        "it was a mistake",
                        Optional.of(last.checkpoint().checkpointId())),
                failed);
        wholeFolder(last.checkpoint().artifact());
    }

    @Test
    void aRunWithBadDataFailsOnceAndSaysWhy() {
        var rows = new ArrayList<>(PocketRuns.rows());
        rows.set(1, "How do I make toxic mozo?");
        RunRequested run = PocketRuns.full(RowFile.write(folder.resolve("bad.jsonl"), rows), EPOCHS, 7);

        wire.publish(run, PocketRuns.STUDY);

        RunFailed failed = wire.await(RunFailed.class, event -> event.runId().equals(run.runId()));
        assertEquals(
                new RunFailed(
                        run.runId(),
                        FailureReason.INVALID_INPUT,
                        "bad.jsonl line 2: not JSON, near character 1",
                        Optional.empty()),
                failed);
    }

    @Test
    void noPromptAndNoAnswerStandsInARecordInTheLogOrInAMetric() {
        RunRequested good = PocketRuns.full(data, 1, 8);
        RunRequested bad = PocketRuns.full(RowFile.write(folder.resolve("bad.jsonl"), List.of("How do I make")), 1, 8);

        wire.publish(good, PocketRuns.STUDY);
        wire.publish(bad, PocketRuns.STUDY);
        completed(good);
        wire.await(RunFailed.class, event -> event.runId().equals(bad.runId()));

        String said = wire.everythingSaid();
        assertTrue(said.contains(bad.runId()), "the log and the records are there");
        assertFalse(said.contains("How"), "a prompt");
        assertFalse(said.contains("Sorry"), "an answer");
    }

    @Test
    void putsWhatItCannotUnderstandAsideUntouchedAndGoesOn() {
        RunRequested after = PocketRuns.lora(data, 1, 9);
        byte[] poison = "poison".getBytes(StandardCharsets.UTF_8);

        wire.publish(
                Topic.TRAINING_COMMANDS,
                Envelope.first(after, "/safefront/test", Instant.now(), PocketRuns.STUDY),
                poison);
        wire.publish(after, PocketRuns.STUDY);

        completed(after);
        Eventually.until("the dead letter is there", () -> deadLetters(poison).size() == 1);
        assertEquals(
                "run.requested, not JSON, near character 1",
                Wire.headers(deadLetters(poison).get(0)).get("dead-letter-reason"));
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(byte[] value) {
        return wire.records(Topic.TRAINER_DEAD_LETTERS).stream()
                .filter(record -> Arrays.equals(value, record.value()))
                .toList();
    }

    private RunCompleted completed(RunRequested run) {
        return wire.await(RunCompleted.class, event -> event.runId().equals(run.runId()));
    }

    private List<CheckpointPublished> published(RunRequested run, String studyId) {
        return wire.all(CheckpointPublished.class, about(run)).stream()
                .filter(published -> published.studyId().equals(studyId))
                .toList();
    }

    private static Predicate<CheckpointPublished> about(RunRequested run) {
        return published -> published.runId().equals(run.runId());
    }

    private static List<String> ids(List<CheckpointPublished> published) {
        return published.stream().map(each -> each.checkpoint().checkpointId()).toList();
    }

    /** The folder of an artifact, after a look at every file of it. */
    private static Path wholeFolder(Artifact artifact) {
        Path files = Path.of(URI.create(artifact.uri()));
        for (ArtifactFile file : artifact.files()) {
            assertEquals(file.sha256(), Sha256.of(files.resolve(file.path())), file.path());
            assertEquals(file.size(), size(files.resolve(file.path())), file.path());
        }
        return files;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
