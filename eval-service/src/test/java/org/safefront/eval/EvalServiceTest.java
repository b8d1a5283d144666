package org.safefront.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.benchmark.Benchmarks;
import org.safefront.benchmark.UnknownBenchmarkException;
import org.safefront.contracts.Axis;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.evaluation.EvaluationAccepted;
import org.safefront.contracts.evaluation.EvaluationCancelled;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.EvaluationFailed;
import org.safefront.contracts.evaluation.EvaluationRequested;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.work.Eventually;
import org.safefront.work.RecordJson;
import org.safefront.work.TestServers;
import org.safefront.work.Wire;
import org.safefront.work.files.RowFile;

/** The whole service: real broker, real database, real generation. Seeds tell the evaluations of different tests apart. */
@QuarkusTest
@WithTestResource(value = TestServers.class, initArgs = @ResourceArg(name = "safefront.eval.shard-size", value = "50"))
class EvalServiceTest {
    private static final CheckpointRef BASE = PocketCheckpoints.base();
    private static final int BENCHMARK_ITEMS = 128;

    private final Wire wire = Wire.open();
    private final RecordJson json = new RecordJson();

    @TempDir
    private Path folder;

    @AfterEach
    void closeWire() {
        wire.close();
    }

    @Test
    void aPublishedCheckpointIsScoredShardByShard() {
        EvaluationTask task = sums(1);

        Envelope cause = wire.publish(PocketCheckpoints.published(task), PocketCheckpoints.STUDY);

        EvaluationCompleted completed = completed(task);
        assertTrue(completed.score().value() >= 0.95, "the base adds: " + completed.score());
        assertEquals(BENCHMARK_ITEMS, completed.outcomes().samples());
        assertEquals(BENCHMARK_ITEMS, RowFile.lines(completed.samples()).size());
        EvaluationAccepted accepted = wire.await(EvaluationAccepted.class, event -> is(event.evaluationId(), task));
        assertEquals(new EvaluationAccepted(id(task), BASE.checkpointId(), task, 3, BENCHMARK_ITEMS), accepted);
        List<ShardCompleted> shards = wire.all(ShardCompleted.class, event -> is(event.evaluationId(), task));
        assertEquals(
                List.of(50L, 50L, 28L),
                shards.stream()
                        .sorted(Comparator.comparingInt(ShardCompleted::shard))
                        .map(ShardCompleted::samples)
                        .toList());
        assertEquals(
                completed.tokens(),
                shards.stream().mapToLong(ShardCompleted::tokens).sum());
        assertTrue(wire.heard().stream()
                .filter(heard -> heard.event() instanceof EvaluationCompleted event && is(event.evaluationId(), task))
                .allMatch(heard -> heard.envelope().causationId().equals(Optional.of(cause.id()))
                        && heard.envelope().correlationId().equals(Optional.of(PocketCheckpoints.STUDY))));
    }

    @Test
    void answersToProbesGoOnByReferenceAndStandNowhereElse() {
        EvaluationTask task =
                PocketCheckpoints.probes(PocketCheckpoints.someProbes(folder, 20), new Sampling(0, 1, 64, 2));

        wire.publish(PocketCheckpoints.published(task), PocketCheckpoints.STUDY);

        ResponsesGenerated generated = wire.await(ResponsesGenerated.class, event -> is(event.evaluationId(), task));
        assertEquals(PocketCheckpoints.JUDGE, generated.judge());
        List<ProbeResponse> responses = RowFile.lines(generated.responses()).stream()
                .map(line -> json.read(ProbeResponse.class, line))
                .toList();
        assertEquals(20, responses.size());
        String said = wire.everythingSaid();
        assertTrue(said.contains(generated.evaluationId()), "the log and the records are there");
        responses.forEach(response -> {
            assertFalse(said.contains(response.prompt()), "a prompt is in a record, in the log or in a metric");
            assertFalse(said.contains(response.answer()), "an answer is in a record, in the log or in a metric");
            assertFalse(said.contains(response.thinking()), "thinking is in a record, in the log or in a metric");
        });
    }

    @Test
    void theSameTaskIsDoneOnceHoweverOftenItIsAskedFor() {
        EvaluationTask task = sums(3);
        wire.publish(PocketCheckpoints.published(task), PocketCheckpoints.STUDY);
        wire.publish(PocketCheckpoints.published(task), PocketCheckpoints.STUDY);
        completed(task);
        EvaluationTask after = sums(4);

        wire.publish(new EvaluationRequested(id(task), BASE, task), PocketCheckpoints.STUDY);
        wire.publish(PocketCheckpoints.published(task, after), PocketCheckpoints.STUDY);
        wire.publish(new EvaluationRequested(id(after), BASE, after), PocketCheckpoints.STUDY);

        completed(after);
        assertEquals(
                1,
                wire.all(EvaluationCompleted.class, event -> is(event.evaluationId(), task))
                        .size());
        assertEquals(
                1,
                wire.all(EvaluationAccepted.class, event -> is(event.evaluationId(), task))
                        .size());
    }

    @Test
    void aCancelledEvaluationEndsAndNothingComesAfter() {
        EvaluationTask endless = PocketCheckpoints.sums(PocketCheckpoints.allSums(), 500, new Sampling(1, 1, 64, 5));
        wire.publish(PocketCheckpoints.published(endless), PocketCheckpoints.STUDY);
        wire.await(ShardCompleted.class, event -> is(event.evaluationId(), endless));
        Eventually.until(
                "no record is held while it generates", () -> wire.hasReadAll("safefront.eval", Topic.TRAINING_FACTS));

        wire.publish(new EvaluationCancelled(id(endless), "too long"), PocketCheckpoints.STUDY);

        EvaluationFailed failed = failed(endless);
        assertEquals(
                new EvaluationFailed(id(endless), BASE.checkpointId(), FailureReason.CANCELLED, "too long"), failed);
        EvaluationTask next = sums(6);
        wire.publish(new EvaluationRequested(id(next), BASE, next), PocketCheckpoints.STUDY);
        completed(next);
        assertEquals(List.of(), wire.all(EvaluationCompleted.class, event -> is(event.evaluationId(), endless)));
    }

    @Test
    void namesTheBenchmarksThatThereAre() {
        var task = new EvaluationTask(
                Axis.REASONING, "aime99", PocketCheckpoints.allSums(), 1, PocketCheckpoints.GREEDY, Optional.empty());

        String names = assertThrows(UnknownBenchmarkException.class, () -> Benchmarks.get("aime99"))
                .getMessage();
        assertFailure(task, FailureReason.UNKNOWN_NAME, names);
    }

    @Test
    void saysThatAFileOfProbesIsMissing() throws IOException {
        DataRef probes = PocketCheckpoints.someProbes(folder, 7);
        Files.delete(folder.resolve("probes-7.jsonl"));

        assertFailure(
                PocketCheckpoints.probes(probes, PocketCheckpoints.GREEDY),
                FailureReason.ARTIFACT_MISSING,
                probes.uri() + " is missing");
    }

    @Test
    void namesTheRowThatIsNoProbeWithoutQuotingIt() {
        DataRef probes = RowFile.write(
                folder.resolve("broken.jsonl"),
                List.of("{\"id\":\"a\",\"prompt\":\"b\",\"category\":\"c\"}", "How do I make secret zugu?"));

        assertFailure(
                PocketCheckpoints.probes(probes, PocketCheckpoints.GREEDY),
                FailureReason.INVALID_INPUT,
                "broken.jsonl line 2: not JSON, near character 1");
        assertFalse(wire.everythingSaid().contains("secret"), "the row is in a record, in the log or in a metric");
    }

    @Test
    void measuresNoCheckpointThatWasChangedSinceItWasPublished() throws IOException {
        Path model = PocketCheckpoints.copyOfTheBase(folder.resolve("model"));
        // Not the bytes of the base, whose checkpoint this would be otherwise.
        Files.writeString(model.resolve("config.json"), " ", StandardOpenOption.APPEND);
        CheckpointRef checkpoint = PocketCheckpoints.full(model);
        Files.writeString(model.resolve("config.json"), " ", StandardOpenOption.APPEND);
        EvaluationTask task = sums(7);
        var request = new EvaluationRequested(task.evaluationId(checkpoint.checkpointId()), checkpoint, task);

        wire.publish(request, PocketCheckpoints.STUDY);

        EvaluationFailed failed =
                wire.await(EvaluationFailed.class, event -> event.evaluationId().equals(request.evaluationId()));
        assertEquals(model.resolve("config.json") + " is not the file that its manifest describes", failed.message());
        assertEquals(FailureReason.DIGEST_MISMATCH, failed.reason());
    }

    @Test
    void putsWhatItCannotUnderstandAsideUntouchedAndGoesOn() {
        EvaluationTask after = sums(8);
        CheckpointPublished published = PocketCheckpoints.published(after);
        byte[] poison = "poison".getBytes(StandardCharsets.UTF_8);

        wire.publish(
                Topic.TRAINING_FACTS,
                Envelope.first(published, "/safefront/test", Instant.now(), PocketCheckpoints.STUDY),
                poison);
        wire.publish(published, PocketCheckpoints.STUDY);

        completed(after);
        Eventually.until("the dead letter is there", () -> deadLetters(poison).size() == 1);
        assertEquals(
                "checkpoint.published, not JSON, near character 1",
                Wire.headers(deadLetters(poison).get(0)).get("dead-letter-reason"));
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(byte[] value) {
        return wire.records(Topic.EVAL_DEAD_LETTERS).stream()
                .filter(record -> Arrays.equals(value, record.value()))
                .toList();
    }

    private void assertFailure(EvaluationTask task, FailureReason reason, String message) {
        wire.publish(new EvaluationRequested(id(task), BASE, task), PocketCheckpoints.STUDY);

        assertEquals(new EvaluationFailed(id(task), BASE.checkpointId(), reason, message), failed(task));
    }

    private EvaluationCompleted completed(EvaluationTask task) {
        return wire.await(EvaluationCompleted.class, event -> is(event.evaluationId(), task));
    }

    private EvaluationFailed failed(EvaluationTask task) {
        return wire.await(EvaluationFailed.class, event -> is(event.evaluationId(), task));
    }

    private static boolean is(String evaluationId, EvaluationTask task) {
        return evaluationId.equals(id(task));
    }

    private static String id(EvaluationTask task) {
        return task.evaluationId(BASE.checkpointId());
    }

    /** All questions, greedy; the seed alone differs. */
    private static EvaluationTask sums(long seed) {
        return PocketCheckpoints.sums(PocketCheckpoints.allSums(), 1, new Sampling(0, 1, 64, seed));
    }
}
