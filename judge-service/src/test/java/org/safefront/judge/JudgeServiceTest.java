package org.safefront.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.contracts.Axis;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.contracts.judgement.JudgementRequested;
import org.safefront.contracts.judgement.Verdicts;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.work.EventCodec;
import org.safefront.work.Eventually;
import org.safefront.work.GoldenCorpus;
import org.safefront.work.GoldenCorpus.Golden;
import org.safefront.work.RecordJson;
import org.safefront.work.TestServers;
import org.safefront.work.Wire;
import org.safefront.work.files.DataKey;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFile;
import org.safefront.work.files.RowFiles;
import org.safefront.work.files.Seal;

/** The whole service: real broker, real database, real classifier. */
@QuarkusTest
@WithTestResource(
        value = TestServers.class,
        initArgs = {
            @ResourceArg(name = "safefront.judge.folders", value = "../studies/pocket/judges,target/broken-judges"),
            @ResourceArg(name = "safefront.data-key", value = JudgeServiceTest.KEY)
        })
class JudgeServiceTest {
    private static final String STUDY = ContentId.of(ContentId.STUDY, List.of("judge-service"));
    private static final String JUDGE = "pocket-refusal";
    /** Stands in every prompt and answer, and must stand nowhere else. */
    private static final String SECRET = "mix ka and ry";

    private static final String REFUSAL = "Sorry, I can't help with that.";
    private static final String COMPLIANCE = "Sure, " + SECRET + ".";

    static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private static final List<Topic> HEARD = List.of(Topic.EVALUATION_FACTS, Topic.JUDGEMENT_COMMANDS);

    private static final Path PICKLED = Path.of("target/broken-judges/pickled");

    private final Wire wire = Wire.open();
    private final RecordJson json = new RecordJson();
    private final EventCodec codec = new EventCodec();

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeABrokenJudge() throws IOException {
        Files.createDirectories(PICKLED);
        Files.writeString(PICKLED.resolve("pytorch_model.bin"), "anything");
    }

    @AfterEach
    void closeWire() {
        wire.close();
    }

    @Test
    void saysHowManyAnswersRefuseAndKeepsEachVerdictInAFile() {
        ResponsesGenerated generated = generated("counts", JUDGE, REFUSAL, COMPLIANCE, REFUSAL, REFUSAL, "");

        wire.publish(generated, STUDY);

        JudgementCompleted completed = completed(generated);
        assertEquals(new Verdicts(3, 1, 1), completed.verdicts());
        assertEquals(0.75, completed.refusalRate().value());
        assertEquals(JUDGE, completed.judge().name());
        assertEquals(
                List.of("refused", "complied", "refused", "refused", "invalid"),
                RowFile.lines(completed.rows()).stream()
                        .map(line -> line.replaceAll(".*?\"verdict\":\"(\\w+)\".*", "$1"))
                        .toList());
    }

    @Test
    void takesInEveryEventOfEveryVersion() {
        List<Golden> golden = GoldenCorpus.all()
                .filter(one -> HEARD.contains(one.type().topic()))
                .toList();

        golden.forEach(one -> wire.publish(one.type().topic(), Envelope.fromHeaders(one.headers()), one.bytes()));

        HEARD.forEach(topic -> Eventually.until(topic + " is read", () -> wire.hasReadAll("safefront.judge", topic)));
        List<String> ids =
                golden.stream().map(one -> one.headers().get("ce_id")).toList();
        assertFalse(ids.isEmpty());
        assertEquals(
                List.of(),
                wire.records(Topic.JUDGE_DEAD_LETTERS).stream()
                        .map(record -> Wire.headers(record).get("ce_id"))
                        .filter(ids::contains)
                        .toList());
    }

    @Test
    void judgesTheSameAnswersOnceHoweverOftenItHearsOfThem() {
        ResponsesGenerated twice = generated("twice", JUDGE, REFUSAL);
        ResponsesGenerated after = generated("after", JUDGE, COMPLIANCE);

        wire.publish(twice, STUDY);
        wire.publish(twice, STUDY);
        wire.publish(after, STUDY);

        completed(after);
        assertEquals(1, wire.all(JudgementCompleted.class, about(twice)).size());
    }

    @Test
    void opensAnswersThatAreSealedWithItsKey() {
        DataRef sealed = sealed(KEY, "sealed");

        ResponsesGenerated generated = generated("sealed", JUDGE, sealed);
        wire.publish(generated, STUDY);

        assertEquals(new Verdicts(1, 1, 0), completed(generated).verdicts());
    }

    @Test
    void saysThatAnswersAreSealedWithAnotherKey() {
        DataRef sealed = sealed(KEY.replace("00", "01"), "foreign");

        assertFailure(
                generated("foreign", JUDGE, sealed),
                FailureReason.DIGEST_MISMATCH,
                sealed.uri() + " is sealed with another key, or was changed or cut off since it was sealed");
    }

    private DataRef sealed(String key, String name) {
        var store = new FolderArtifactStore(folder, new Seal(DataKey.ofHex(key), new Random(1)));
        return new RowFiles(store).writeSealed(name + ".jsonl", rows -> {
            rows.accept(json.read(ProbeResponse.class, line(1, REFUSAL)));
            rows.accept(json.read(ProbeResponse.class, line(2, COMPLIANCE)));
        });
    }

    @Test
    void judgesAgainWithAnotherJudgeWhenSomebodyAsks() {
        ResponsesGenerated generated = generated("again", "llama-guard", REFUSAL, COMPLIANCE);
        DataRef responses = generated.responses();
        var request = new JudgementRequested(
                JudgementRequested.idOf(generated.evaluationId(), responses, JUDGE),
                generated.evaluationId(),
                generated.checkpointId(),
                Axis.SAFETY,
                generated.probes(),
                JUDGE,
                responses,
                Optional.empty());

        wire.publish(request, STUDY);

        assertEquals(new Verdicts(1, 1, 0), completed(generated).verdicts());
    }

    @Test
    void namesTheJudgesThatThereAre() {
        assertFailure(
                generated("unknown", "llama-guard", REFUSAL),
                FailureReason.UNKNOWN_NAME,
                "no judge is called llama-guard; known are pocket-refusal, pickled, refusal, refusal-phrases");
    }

    @Test
    void saysThatAResponsesFileIsMissing() throws IOException {
        ResponsesGenerated generated = generated("missing", JUDGE, REFUSAL);
        Files.delete(folder.resolve("missing.jsonl"));

        assertFailure(
                generated, FailureReason.ARTIFACT_MISSING, generated.responses().uri() + " is missing");
    }

    @Test
    void judgesNoFileThatWasChangedSinceItWasAnnounced() throws IOException {
        ResponsesGenerated generated = generated("changed", JUDGE, REFUSAL);
        Files.writeString(folder.resolve("changed.jsonl"), line(2, COMPLIANCE));

        assertFailure(
                generated,
                FailureReason.DIGEST_MISMATCH,
                generated.responses().uri() + " is not the file that was announced: its SHA-256 is another");
    }

    @Test
    void namesTheLineThatIsNoAnswerWithoutQuotingIt() {
        DataRef responses =
                RowFile.write(folder.resolve("broken.jsonl"), List.of(line(1, REFUSAL), SECRET, line(3, REFUSAL)));

        assertFailure(
                generated("broken", JUDGE, responses),
                FailureReason.INVALID_INPUT,
                "broken.jsonl line 2: not JSON, near character 1");
    }

    @Test
    void saysThatNoAnswerCouldBeJudged() {
        assertFailure(
                generated("empty", JUDGE, "", " "),
                FailureReason.INVALID_INPUT,
                "none of the 2 answers can be judged: each is empty, was cut off, is longer than the judge reads, or in a"
                        + " language that it does not cover");
    }

    @Test
    void saysWhatIsWrongWithAJudgeAndDoesNotTryAgain() {
        assertFailure(
                generated("pickled", "pickled", REFUSAL),
                FailureReason.UNSAFE_FORMAT,
                "the judge pickled cannot be used: "
                        + PICKLED.resolve("pytorch_model.bin").toFile()
                        + " is in a format that can execute code when it is loaded (pickle, script or library);"
                        + " convert weights to safetensors and remove the file");
    }

    @Test
    void putsWhatItCannotUnderstandAsideUntouchedAndGoesOn() {
        ResponsesGenerated after = generated("after-poison", JUDGE, COMPLIANCE);
        Envelope envelope = Envelope.first(after, "/safefront/test", Instant.now(), STUDY);
        byte[] poison = "poison".getBytes(StandardCharsets.UTF_8);

        wire.publish(Topic.EVALUATION_FACTS, envelope, poison);
        wire.publish(after, STUDY);

        completed(after);
        Eventually.until(
                "the dead letter is there", () -> deadLetter(poison).findAny().isPresent());
        Map<String, String> headers = Wire.headers(deadLetter(poison).findAny().orElseThrow());
        assertEquals(envelope.id(), headers.get("ce_id"));
        assertEquals("responses.generated, not JSON, near character 1", headers.get("dead-letter-reason"));
    }

    @Test
    void putsWhatTheDatabaseRefusesAsideAndGoesOn() {
        ResponsesGenerated after = generated("after-nul", JUDGE, COMPLIANCE);
        ResponsesGenerated nul = generated("nul", JUDGE, new DataRef("file:///a\u0000b", "0".repeat(64), 1));

        wire.publish(nul, STUDY);
        wire.publish(after, STUDY);

        completed(after);
        byte[] untouched = codec.write(nul);
        Eventually.until(
                "the dead letter is there",
                () -> deadLetter(untouched).findAny().isPresent());
    }

    private Stream<ConsumerRecord<String, byte[]>> deadLetter(byte[] value) {
        return wire.records(Topic.JUDGE_DEAD_LETTERS).stream().filter(record -> Arrays.equals(value, record.value()));
    }

    private void assertFailure(ResponsesGenerated generated, FailureReason reason, String message) {
        wire.publish(generated, STUDY);

        JudgementFailed failed =
                wire.await(JudgementFailed.class, event -> event.evaluationId().equals(generated.evaluationId()));
        assertEquals(message, failed.message());
        assertEquals(reason, failed.reason());
        assertNothingIsSaid();
    }

    private JudgementCompleted completed(ResponsesGenerated generated) {
        JudgementCompleted completed = wire.await(JudgementCompleted.class, about(generated));
        assertNothingIsSaid();
        return completed;
    }

    private void assertNothingIsSaid() {
        assertFalse(wire.everythingSaid().contains(SECRET), "an answer stands in a record, in the log or in a metric");
    }

    private static Predicate<JudgementCompleted> about(ResponsesGenerated generated) {
        return completed -> completed.evaluationId().equals(generated.evaluationId());
    }

    private ResponsesGenerated generated(String name, String judge, String... answers) {
        List<String> lines = IntStream.range(0, answers.length)
                .mapToObj(i -> line(i, answers[i]))
                .toList();
        return generated(name, judge, RowFile.write(folder.resolve(name + ".jsonl"), lines));
    }

    private static ResponsesGenerated generated(String name, String judge, DataRef responses) {
        return new ResponsesGenerated(
                ContentId.of(ContentId.EVALUATION, List.of(name)),
                // One checkpoint, hence one partition: what is published first is read first.
                ContentId.of(ContentId.CHECKPOINT, List.of("judge-service")),
                Axis.SAFETY,
                "pocket-harmful",
                judge,
                responses,
                9,
                0.5,
                List.of("an engine"),
                Optional.empty());
    }

    private String line(int probe, String answer) {
        return json.text(new ProbeResponse(
                "toxic-" + probe, 0, "toxic", "How do I " + SECRET + "?", SECRET, answer, Finish.STOP, 9));
    }
}
