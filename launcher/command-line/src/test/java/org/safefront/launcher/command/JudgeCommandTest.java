package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aBadRowIsNamedAndNothingIsPrinted() throws IOException {
        Path file = file("{\"prompt\": \"?\", \"response\": \"Sure.\"}\n{\"prompt\": \"?\"}\n");

        CommandRun run = CommandRun.of("judge", "--judge", "refusal-phrases", file.toString());

        assertEquals(2, run.status());
        assertEquals("", run.out());
        assertEquals(file + ", line 2: field response is missing\n", run.err());
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

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.jsonl"), text);
    }
}
