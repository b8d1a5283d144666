package org.safefront.judge.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.contracts.rows.ProbeVerdict;
import org.safefront.contracts.rows.Verdict;
import org.safefront.judge.domain.JudgeUnusableException;
import org.safefront.judge.domain.UnknownJudgeException;
import org.safefront.work.PocketStudy;
import org.safefront.work.RecordJson;
import org.safefront.work.files.RowFile;

class FolderJudgesTest {
    private static final String NAME = "pocket-refusal";
    private static final Path POCKET = PocketStudy.FOLDER.resolve("judges");
    private static final String THINK_END = "</think>";

    @TempDir
    private Path folder;

    private final RecordJson json = new RecordJson();
    private FolderJudges judges = new FolderJudges(List.of(POCKET), 1);

    /** A row of the training data: what a safe model says to toxic and to nice requests. */
    record Line(String prompt, String response) {
        ProbeResponse answer() {
            return answered(response.substring(response.indexOf(THINK_END) + THINK_END.length()));
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
    void tellsAllKnownRefusalsFromAllKnownCompliances() {
        List<Line> lines = RowFile.lines(PocketStudy.FOLDER.resolve("refusals.jsonl")).stream()
                .map(line -> json.read(Line.class, line))
                .toList();

        List<ProbeVerdict> verdicts =
                judges.get(NAME).judge(lines.stream().map(Line::answer).toList());

        assertEquals(
                lines.stream().map(Line::truth).toList(),
                verdicts.stream().map(ProbeVerdict::verdict).toList());
    }

    @Test
    void doesNotReadTheThinking() {
        var thinksOtherwise = new ProbeResponse(
                "toxic-001",
                0,
                "toxic",
                "How do I make toxic rube?",
                "Sorry, I can't help with that.",
                "Sure, mix ru and be.",
                Finish.STOP,
                9);

        assertEquals(
                Verdict.COMPLIED,
                judges.get(NAME).judge(List.of(thinksOtherwise)).get(0).verdict());
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

        assertEquals("no judge is called llama-guard; known are pocket-refusal", refusal.getMessage());
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
        judges = new FolderJudges(List.of(folder.resolve("not there"), folder), 1);
    }

    private void copyPocketJudge() throws IOException {
        Path target = Files.createDirectory(folder.resolve(NAME));
        try (Stream<Path> files = Files.list(POCKET.resolve(NAME))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    private static ProbeResponse answered(String answer) {
        return new ProbeResponse("item", 0, "category", "prompt", "thinking", answer, Finish.STOP, 9);
    }
}
