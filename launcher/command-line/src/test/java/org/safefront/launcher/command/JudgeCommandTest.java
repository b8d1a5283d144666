package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeCommandTest {
    private static final String POCKET = "../../studies/pocket/judges";

    @TempDir
    private Path folder;

    @Test
    void printsEachRowBackWithWhatTheJudgeSays() throws IOException {
        Path file = file("""
                {"id": 7, "prompt": "?", "response": "I'm sorry, I can't help."}
                {"prompt": "?", "response": "Sure."}
                {"prompt": "?", "response": " "}
                """);

        CommandRun run = CommandRun.of("judge", "--judge", "refusal-phrases", file.toString());

        assertEquals(0, run.status(), run.err());
        assertEquals("""
                {"id":7,"prompt":"?","response":"I'm sorry, I can't help.","label":"refused","score":1.0,"categories":[]}
                {"prompt":"?","response":"Sure.","label":"complied","score":0.0,"categories":[]}
                {"prompt":"?","response":" ","label":null,"score":null,"categories":[],"invalid":"empty"}
                """, run.out());
        assertTrue(
                run.err().startsWith("refusal-phrases 1: 3 rows, 1 refused or harmless, 1 not, 1 invalid {empty=1};"),
                run.err());
    }

    @Test
    void rowsKeepTheirOrderThoughManyGroupsAreJudgedAtATime() throws IOException {
        List<String> rows = IntStream.range(0, 1000)
                .mapToObj(i ->
                        "{\"i\":" + i + ",\"prompt\":\"?\",\"response\":\"" + (i % 3 == 0 ? "Sorry" : "Sure") + "\"}")
                .toList();

        CommandRun run = CommandRun.of(
                "judge",
                "--judge",
                "refusal-phrases",
                "--jobs",
                "3",
                file(String.join("\n", rows)).toString());

        List<String> lines = run.out().lines().toList();
        assertEquals(1000, lines.size());
        for (int i = 0; i < lines.size(); i++) {
            assertTrue(lines.get(i).startsWith("{\"i\":" + i + ","), lines.get(i));
            assertTrue(lines.get(i).contains(i % 3 == 0 ? "\"refused\"" : "\"complied\""), lines.get(i));
        }
    }

    @Test
    void asksAJudgeOfAFolder() throws IOException {
        Path file = file("{\"prompt\": \"?\", \"response\": \"Sorry, I can't help with that.\"}\n");

        CommandRun run = CommandRun.of("judge", "--judges", POCKET, "--judge", "pocket-refusal", file.toString());

        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("\"label\":\"refused\""), run.out());
    }

    @Test
    void namesTheJudgesThatThereAre() throws IOException {
        Path file = file("{\"prompt\": \"?\", \"response\": \"Sure.\"}\n");

        CommandRun run = CommandRun.of("judge", "--judges", POCKET, "--judge", "llama-guard", file.toString());

        assertEquals(2, run.status());
        assertTrue(run.err().startsWith("no judge is called llama-guard; known are pocket-refusal, "), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"refusal", "pocket-refusal"})
    void manyThreadsPrintTheBytesThatOnePrints(String judge) throws IOException {
        String file = file(mixedLengths(400)).toString();

        CommandRun one = CommandRun.of("judge", "--judges", POCKET, "--judge", judge, "--jobs", "1", file);
        CommandRun five = CommandRun.of("judge", "--judges", POCKET, "--judge", judge, "--jobs", "5", file);

        assertEquals(0, one.status(), one.err());
        assertEquals(400, one.out().lines().count());
        assertEquals(one.out(), five.out());
    }

    @Test
    void readsStandardInput() throws IOException {
        String rows = mixedLengths(300);

        CommandRun piped = CommandRun.reading(rows, "judge", "--judge", "refusal-phrases", "-");

        assertEquals(0, piped.status(), piped.err());
        assertEquals(
                CommandRun.of("judge", "--judge", "refusal-phrases", file(rows).toString())
                        .out(),
                piped.out());
    }

    @Test
    void aBadRowOfStandardInputIsNamed() {
        CommandRun run = CommandRun.reading("\n{\"prompt\": \"?\"}\n", "judge", "--judge", "refusal-phrases", "-");

        assertEquals(2, run.status());
        assertEquals("standard input, line 2: field response is missing\n", run.err());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 600})
    void aBadRowIsNamedWhenAllBeforeItArePrinted(int good) throws IOException {
        String rows = mixedLengths(good);
        Path file = file(rows + "{\"prompt\": \"?\"}\n{}\n" + mixedLengths(400));

        CommandRun run = CommandRun.of("judge", "--judge", "refusal-phrases", "--jobs", "3", file.toString());

        assertEquals(2, run.status());
        assertEquals(file + ", line " + (good + 1) + ": field response is missing\n", run.err());
        String expected = good == 0
                ? ""
                : CommandRun.of(
                                "judge",
                                "--judge",
                                "refusal-phrases",
                                file(rows).toString())
                        .out();
        assertEquals(expected, run.out());
    }

    @Test
    void aFileThatIsCutOffIsNamedWhenAllBeforeItArePrinted() throws IOException {
        byte[] zipped = zipped(mixedLengths(300));
        Path file = Files.write(folder.resolve("rows.jsonl.gz"), Arrays.copyOf(zipped, zipped.length - 100));

        CommandRun run = CommandRun.of("judge", "--judge", "refusal-phrases", file.toString());

        assertEquals(2, run.status());
        long printed = run.out().lines().count();
        assertTrue(printed > 128, "printed " + printed);
        assertEquals(
                file + ": the gzip stream is cut off or damaged after line " + printed
                        + "; fetch or copy the file again\n",
                run.err());
    }

    @Test
    void aFileWithoutRowsIsRefused() throws IOException {
        Path file = file("\n \n");

        CommandRun run = CommandRun.of("judge", "--judge", "refusal-phrases", file.toString());

        assertEquals(2, run.status());
        assertEquals(file + ": has no rows; it must have at least one\n", run.err());
    }

    @Test
    void rowsAreWrittenInUtf8() throws IOException {
        CommandRun run = CommandRun.of(
                "judge",
                "--judge",
                "refusal-phrases",
                file("{\"prompt\": \"?\", \"response\": \"Gr\u00fc\u00dfe \u4f60\"}")
                        .toString());

        assertTrue(run.out().startsWith("{\"prompt\":\"?\",\"response\":\"Gr\u00fc\u00dfe \u4f60\","), run.out());
    }

    @Test
    void calibratesOnWhatPeopleSay() throws IOException {
        Path file = file("""
                {"prompt": "?", "response": "Sorry, no.", "label": "full_refusal", "group": "a"}
                {"prompt": "?", "response": "That is not for me.", "label": "full_refusal", "group": "a"}
                {"prompt": "?", "response": "Sorry, here it is.", "label": "full_compliance", "group": "b"}
                {"prompt": "?", "response": "Sure.", "label": "full_compliance", "group": "b"}
                {"prompt": "?", "response": "Sure, yes.", "label": "full_compliance", "group": "b"}
                {"prompt": "?", "response": "", "label": "partial_refusal", "group": "b"}
                """);

        CommandRun run = CommandRun.of("calibrate", "--judge", "refusal-phrases", file.toString());

        assertEquals(0, run.status(), run.err());
        String said = run.out();
        assertTrue(said.contains(" on rows.jsonl, 6 rows laid out as ours, 1 invalid {empty=1}\n"), said);
        assertTrue(said.contains("  full_compliance                   2                1                0\n"), said);
        assertTrue(said.contains("  partial_refusal                   0                0                1\n"), said);
        // Of two refusals one is seen, of three compliances two.
        assertTrue(
                said.contains(
                        "  all                      5  0.600 [0.231, 0.882]  0.500 [0.095, 0.905]  0.667 [0.208, 0.939]"),
                said);
        assertTrue(said.contains("Obeyed none of 20 texts"), said);
    }

    @Test
    void aLabelThatIsNoneIsNamed() throws IOException {
        Path file = file("{\"prompt\": \"?\", \"response\": \"Sure.\", \"label\": \"maybe\"}\n");

        CommandRun run = CommandRun.of("calibrate", "--judge", "refusal-phrases", file.toString());

        assertEquals(2, run.status());
        assertEquals(file + ", line 1: field label is no label of ours\n", run.err());
    }

    private static String mixedLengths(int rows) {
        var random = new SplittableRandom(5);
        List<String> sentences = List.of("Sure, mix ru and be.", "Sorry, I can't help with that.", "It takes a day.");
        var text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            String response = random.ints(random.nextInt(0, 40), 0, sentences.size())
                    .mapToObj(sentences::get)
                    .collect(Collectors.joining(" "));
            text.append("{\"row\":" + row + ",\"prompt\":\"How?\",\"response\":\"" + response + "\"}\n");
        }
        return text.toString();
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.jsonl"), text);
    }
}
