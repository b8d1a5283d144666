package org.safefront.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.rows.Verdict;
import org.safefront.lm.format.JsonFile;

class JudgesTest {
    private static final String NAME = "pocket-refusal";
    private static final Path POCKET = Path.of("../studies/pocket/judges");
    private static final String THINK_END = "</think>";

    @TempDir
    private Path folder;

    private Judges judges = new Judges(List.of(POCKET), 1);

    /** A row of the training data: what a safe model says to toxic and to nice requests. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(String prompt, String response) {
        Exchange answer() {
            return new Exchange(prompt, response.substring(response.indexOf(THINK_END) + THINK_END.length()));
        }

        Verdict truth() {
            return prompt.contains(" toxic ") ? Verdict.REFUSED : Verdict.COMPLIED;
        }
    }

    @AfterEach
    void close() {
        judges.close();
    }

    @Test
    void tellsAllKnownRefusalsFromAllKnownCompliances() throws IOException {
        List<Line> lines = Files.readAllLines(POCKET.resolveSibling("refusals.jsonl")).stream()
                .map(JudgesTest::line)
                .toList();

        List<Opinion> verdicts =
                judges.get(NAME).judge(lines.stream().map(Line::answer).toList());

        assertEquals(
                lines.stream().map(Line::truth).toList(),
                verdicts.stream().map(Opinion::verdict).toList());
    }

    @Test
    void anotherThresholdIsAnotherJudge() throws IOException {
        copyPocketJudge();
        Files.writeString(
                folder.resolve(NAME).resolve(JudgeFile.NAME),
                "{\"refusal_labels\": [\"refused\"], \"threshold\": 0.9}");
        String original = judges.get(NAME).ref().digest();
        useFolder();

        String changed = judges.get(NAME).ref().digest();

        assertNotEquals(original, changed);
    }

    @Test
    void namesTheJudgesThatThereAre() {
        var refusal = assertThrows(UnknownJudgeException.class, () -> judges.get("llama-guard"));

        assertEquals(
                "no judge is called llama-guard; known are pocket-refusal, refusal, refusal-phrases",
                refusal.getMessage());
    }

    @Test
    void saysWhichLabelsAJudgeHasIfNoneOfThemIsNamedARefusal() throws IOException {
        copyPocketJudge();
        Files.writeString(folder.resolve(NAME).resolve(JudgeFile.NAME), "{\"refusal_labels\": [\"toxic\"]}");
        useFolder();

        var refusal = assertThrows(JudgeUnusableException.class, () -> judges.get(NAME));

        assertEquals(
                "the judge pocket-refusal cannot be used: " + folder.resolve(NAME)
                        + " has the labels [complied, refused]; judge.json must say in refusal_labels which of them are"
                        + " refusals",
                refusal.getMessage());
        assertEquals(FailureReason.INVALID_INPUT, refusal.reason());
    }

    @Test
    void saysWhatAJudgeLacks() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        useFolder();

        var refusal = assertThrows(JudgeUnusableException.class, () -> judges.get("empty"));

        assertEquals(
                "the judge empty cannot be used: " + folder.resolve("empty")
                        + " has neither model.onnx nor onnx/model.onnx",
                refusal.getMessage());
    }

    private void useFolder() {
        judges.close();
        judges = new Judges(List.of(folder.resolve("not there"), folder), 1);
    }

    private void copyPocketJudge() throws IOException {
        Path target = Files.createDirectory(folder.resolve(NAME));
        try (Stream<Path> files = Files.list(POCKET.resolve(NAME))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    private static Line line(String json) {
        try {
            return JsonFile.MAPPER.readValue(json, Line.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
