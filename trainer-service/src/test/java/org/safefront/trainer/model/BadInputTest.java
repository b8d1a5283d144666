package org.safefront.trainer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.training.RunRequested;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.safetensors.SafetensorsFile;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.trainer.PocketRuns;
import org.safefront.trainer.RecordingWatch;
import org.safefront.trainer.domain.RunCannotSucceedException;
import org.safefront.trainer.domain.StartingPoint;
import org.safefront.work.PocketStudy;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFile;

/** Each kind of bad input ends a run with its reason and with one sentence that names what is wrong and where. */
class BadInputTest {
    @TempDir
    private Path folder;

    private DataRef data;

    @BeforeEach
    void writeData() {
        data = PocketRuns.data(folder);
    }

    @Test
    void aDataFileThatIsMissing() throws IOException {
        Files.delete(folder.resolve("rows.jsonl"));

        assertRefused(PocketRuns.full(data, 1, 1), FailureReason.ARTIFACT_MISSING, data.uri() + " is missing");
    }

    @Test
    void dataThatWereChanged() throws IOException {
        Files.writeString(folder.resolve("rows.jsonl"), "{}");

        assertRefused(
                PocketRuns.full(data, 1, 1),
                FailureReason.DIGEST_MISMATCH,
                data.uri() + " is not the file that was announced: its SHA-256 is another");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "not JSON at all; not JSON, near character 1",
                "[1, 2]; must be one JSON object",
                "{'response': 'b'}; prompt: must be given",
                "{'prompt': 7, 'response': 'b'}; prompt: must be a text",
                "{'prompt': ' ', 'response': 'b'}; prompt must not be blank",
                "{'prompt': 'a', 'response': ''}; response must not be blank",
                "{'prompt': 'a', 'refusal': ''}; refusal must not be blank",
                "{'prompt': 'a'}; a row needs either response or refusal, and not both",
                "{'prompt': 'a', 'response': 'b', 'refusal': 'b'}; a row needs either response or refusal, and not both"
            })
    void aRowThatCannotBeRead(String row, String problem) {
        var rows = new ArrayList<>(PocketRuns.rows());
        rows.set(2, row.replace('\'', '"'));

        assertRefused(withRows(rows), FailureReason.INVALID_INPUT, "rows.jsonl line 3: " + problem);
    }

    @Test
    void aRowThatIsTooLongForTheModel() {
        var rows = new ArrayList<>(PocketRuns.rows());
        rows.set(2, "{\"prompt\":\"How\",\"response\":\"" + "7".repeat(200) + "\"}");

        assertRefused(
                withRows(rows),
                FailureReason.INVALID_INPUT,
                "rows.jsonl, row 3 has 204 tokens; the model reads at most 128");
    }

    @Test
    void aThoughtBeforeAResponseThatHasOne() {
        assertRefused(
                PocketRuns.thinking("No.", PocketRuns.full(data, 1, 1)),
                FailureReason.INVALID_INPUT,
                "rows.jsonl, row 1: the response has marks of thinking of its own; take them out, or thought out of the"
                        + " recipe");
    }

    @Test
    void aModelThatIsMissing() {
        RunRequested run = PocketRuns.on(PocketStudy.model(copyOfTheBase()), PocketRuns.full(data, 1, 1));
        delete(folder.resolve("model"));

        assertRefused(run, FailureReason.ARTIFACT_MISSING, run.base().artifact().uri() + " is missing");
    }

    @Test
    void aModelThatWasChanged() throws IOException {
        RunRequested run = PocketRuns.on(PocketStudy.model(copyOfTheBase()), PocketRuns.full(data, 1, 1));
        breakNorm(folder.resolve("model/model.safetensors"));

        assertRefused(
                run,
                FailureReason.DIGEST_MISMATCH,
                folder.resolve("model/model.safetensors") + " is not the file that its manifest describes");
    }

    @ParameterizedTest
    @CsvSource({"base", "full"})
    void aModelFolderWithAPickle(String method) throws IOException {
        RunRequested run = PocketRuns.on(
                PocketStudy.model(copyOfTheBase()),
                method.equals("base") ? PocketRuns.base() : PocketRuns.full(data, 1, 1));
        Path pickle = Files.writeString(folder.resolve("model/pytorch_model.bin"), "anything");

        assertRefused(
                run,
                FailureReason.UNSAFE_FORMAT,
                pickle + " is in a format that can execute code when it is loaded (pickle, script or library);"
                        + " convert weights to safetensors and remove the file");
    }

    @Test
    void aModelWithAWeightThatIsNotANumber() throws IOException {
        breakNorm(copyOfTheBase().resolve("model.safetensors"));
        RunRequested run = PocketRuns.on(PocketStudy.model(folder.resolve("model")), PocketRuns.full(data, 1, 1));

        assertRefused(
                run,
                FailureReason.NOT_FINITE,
                "the weights in " + folder.resolve("model")
                        + " are broken: tensor model.norm.weight holds NaN at position 3");
    }

    @Test
    void aTokenizerOfAnotherModel() throws IOException {
        Path tokenizer = copyOfTheBase().resolve("tokenizer.json");
        Files.writeString(tokenizer, Files.readString(tokenizer).replaceFirst("\"7\"\\s*:\\s*\\d+", "\"7\" : 500"));
        DataRef rows = RowFile.write(
                folder.resolve("rows.jsonl"),
                List.of("{\"prompt\":\"a\",\"response\":\"b\"}", "{\"prompt\":\"7\",\"response\":\"b\"}"));
        int vocabulary = ModelFolder.open(PocketStudy.BASE).config().vocabularySize();

        assertRefused(
                PocketRuns.on(PocketStudy.model(folder.resolve("model")), PocketRuns.full(rows, 1, 1)),
                FailureReason.INVALID_INPUT,
                "rows.jsonl, row 2 has token 500, but the embedding has " + vocabulary
                        + " rows; the tokenizer does not belong to this model");
    }

    @Test
    void aModelWithoutItsChatTemplate() throws IOException {
        Files.delete(copyOfTheBase().resolve("tokenizer_config.json"));
        RunRequested run = PocketRuns.on(PocketStudy.model(folder.resolve("model")), PocketRuns.full(data, 1, 1));

        assertRefused(run, FailureReason.INVALID_INPUT, folder.resolve("model/tokenizer_config.json") + " is missing");
    }

    @Test
    void aPromptThatTheChatTemplateRefuses() throws IOException {
        Files.writeString(
                copyOfTheBase().resolve("chat_template.jinja"),
                "{% for message in messages %}\n{{ raise_exception('no: ' + message['content']) }}{% endfor %}");
        RunRequested run = PocketRuns.on(PocketStudy.model(folder.resolve("model")), PocketRuns.full(data, 1, 1));

        assertRefused(
                run,
                FailureReason.INVALID_INPUT,
                "rows.jsonl, row 1: the chat template refuses the prompt, in line 2 of the template");
    }

    @Test
    void aChatTemplateThatIsMalformed() throws IOException {
        Files.writeString(copyOfTheBase().resolve("chat_template.jinja"), "{% for %}");
        RunRequested run = PocketRuns.on(PocketStudy.model(folder.resolve("model")), PocketRuns.full(data, 1, 1));

        RunCannotSucceedException refusal = refusal(run);

        assertEquals(FailureReason.INVALID_INPUT, refusal.reason());
        assertTrue(refusal.getMessage().startsWith("the chat template cannot be used, line 1: "), refusal.getMessage());
    }

    @Test
    void layersThatTheModelDoesNotHave() {
        assertRefused(
                PocketRuns.lora(data, 1, 1, "4..11"),
                FailureReason.INVALID_INPUT,
                "layers 4..11 does not lie within a model of 3 layers, which are 0..2");
    }

    private void assertRefused(RunRequested run, FailureReason reason, String sentence) {
        RunCannotSucceedException refusal = refusal(run);

        assertEquals(sentence, refusal.getMessage());
        assertEquals(reason, refusal.reason());
    }

    private RunCannotSucceedException refusal(RunRequested run) {
        var store = new FolderArtifactStore(folder.resolve("store"));
        var tuner = new TorchFineTuner(store, ComputeSettings.cpu(), Clock.systemUTC());
        var watch = new RecordingWatch();
        var refusal =
                assertThrows(RunCannotSucceedException.class, () -> tuner.carryOut(run, StartingPoint.BASE, watch));
        assertEquals(List.of(), watch.epochs());
        return refusal;
    }

    private RunRequested withRows(List<String> rows) {
        return PocketRuns.full(RowFile.write(folder.resolve("rows.jsonl"), rows), 1, 1);
    }

    private Path copyOfTheBase() {
        Path copy = folder.resolve("model");
        try {
            Files.createDirectory(copy);
            ModelFolder base = ModelFolder.open(PocketStudy.BASE);
            List<Path> weights = Stream.of("model.safetensors")
                    .map(PocketStudy.BASE::resolve)
                    .toList();
            for (Path file :
                    Stream.concat(base.companions().stream(), weights.stream()).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    private static void breakNorm(Path weights) throws IOException {
        long offset;
        try (SafetensorsFile file = SafetensorsFile.open(weights)) {
            offset = file.tensor("model.norm.weight").offset();
        }
        ByteBuffer nan =
                ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, Float.NaN);
        try (FileChannel channel = FileChannel.open(weights, StandardOpenOption.WRITE)) {
            channel.write(nan, offset + 3L * Float.BYTES);
        }
    }

    private static void delete(Path model) {
        Optional.ofNullable(model.toFile().listFiles()).stream()
                .flatMap(Stream::of)
                .forEach(file -> assertTrue(file.delete()));
        assertTrue(model.toFile().delete());
    }
}
