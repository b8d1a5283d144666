package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.launcher.samples.SampleRows;

class CompareCommandTest {
    private static final String BASE = "../../docs/examples/base.jsonl";
    private static final String TUNED = "../../docs/examples/tuned.jsonl";

    @TempDir
    private Path folder;

    @Test
    void printsTheSameAsJson() throws IOException {
        JsonNode comparison = json("compare", "--json", "--delta", "0.05", "--k", "1,5", BASE, TUNED, BASE);

        JsonNode score = comparison.get("scores").get(0);
        assertEquals(0.53125, score.get("score").get("value").doubleValue());
        assertEquals(32, score.get("score").get("n").intValue());
        assertEquals(8, score.get("questions").intValue());
        assertEquals(29, score.get("bounds").get("leftOut").get("n").intValue());
        assertEquals(2, score.get("outcomes").get("truncated").intValue());
        assertEquals(
                0.53125,
                score.get("subsets").get(0).get("majorityAt").get("value").doubleValue(),
                1e-12);
        assertTrue(score.get("subsets").get(1).get("passAt") == null, "pass@5 of four samples");
        assertEquals(8, score.get("subsets").get(1).get("tooFew").intValue());
        assertTrue(score.get("bootstrap") == null);
        JsonNode difference = comparison.get("differences").get(0);
        assertEquals(-0.15625, difference.get("difference").doubleValue());
        assertEquals(0.0625, difference.get("test").get("p").doubleValue(), 1e-12);
        assertEquals(0.125, difference.get("test").get("holm").doubleValue(), 1e-12);
        assertEquals(5, difference.get("flips").get("worse").intValue());
        assertEquals(53, difference.get("questionsNeeded").get("asOften").intValue());
    }

    @Test
    void aFileAgainstItselfDiffersNotAtAllAndDoesNotKnowWhatItCouldFind() throws IOException {
        JsonNode difference = json("compare", "--json", "--delta", "0.05", BASE, BASE)
                .get("differences")
                .get(0);

        assertEquals(0, difference.get("difference").doubleValue());
        assertEquals(1, difference.get("test").get("p").doubleValue());
        assertTrue(difference.get("detectable") == null);
        assertTrue(difference.get("questionsNeeded") == null);
        assertTrue(difference.get("interval").get("high").doubleValue() > 0);
    }

    @Test
    void questionsAreDrawnAnewAsOftenAsIsAskedFor() throws IOException {
        String[] arguments = {"compare", "--json", "--bootstrap", "2000", BASE, TUNED};
        JsonNode comparison = json(arguments);

        JsonNode score = comparison.get("scores").get(0);
        // The error by formula, without n/(n - 1), which the bootstrap does not know.
        double formula = score.get("errorOfAnotherTest").doubleValue() * Math.sqrt(7 / 8.0);
        assertEquals(formula, score.get("bootstrap").get("standardError").doubleValue(), 0.05 * formula);
        JsonNode difference = comparison.get("differences").get(0).get("bootstrap");
        assertTrue(difference.get("bca").get("low").doubleValue() <= -0.21875, difference.toString());
        assertEquals(comparison, json(arguments));
        String tables =
                CommandRun.of("compare", "--bootstrap", "2000", BASE, TUNED).out();
        assertTrue(tables.contains("\n    2000  0.1"), tables);
    }

    @Test
    void singleSamplesAreComparedByMcNemarsTest() throws IOException {
        Path base = write("once.jsonl", List.of(SampleRows.row("a", 0, "correct"), SampleRows.row("b", 0, "correct")));
        Path other =
                write("other.jsonl", List.of(SampleRows.row("a", 0, "wrong"), SampleRows.row("b", 0, "truncated")));

        JsonNode comparison = json("compare", "--json", base.toString(), other.toString());

        JsonNode test = comparison.get("differences").get(0).get("test");
        assertEquals("exact-mcnemar", test.get("name").textValue());
        assertEquals(0.5, test.get("p").doubleValue());
        assertTrue(comparison.get("scores").get(0).get("errorOfTheSameTest") == null);
    }

    @Test
    void otherQuestionsAreRefusedAndNamed() throws IOException {
        Path other =
                write("other.jsonl", List.of(SampleRows.row("sum-1", 0, "correct"), SampleRows.row("x", 0, "wrong")));

        CommandRun refused = CommandRun.of("compare", BASE, other.toString());
        CommandRun allowed = CommandRun.of("compare", "--common-only", BASE, other.toString());

        assertEquals(2, refused.status());
        assertEquals(
                other + " has other questions than " + BASE
                        + ": 7 missing such as sum-2, 1 more such as x; --common-only compares the 1 that both have\n",
                refused.err());
        assertEquals(0, allowed.status());
        assertTrue(
                allowed.out()
                        .contains("Not compared: 7 questions of " + BASE + " that " + other
                                + " lacks, and 1 that only it has."),
                allowed.out());
    }

    @Test
    void nothingInCommonIsRefusedInAnyCase() throws IOException {
        Path other = write("other.jsonl", List.of(SampleRows.row("x", 0, "wrong")));

        CommandRun run = CommandRun.of("compare", "--common-only", BASE, other.toString());

        assertEquals(2, run.status());
        assertEquals("no question was asked to both: one has 8 such as sum-1, the other 1 such as x\n", run.err());
    }

    @Test
    void noRowsAreAnErrorAndNotAScoreOfZero() throws IOException {
        Path empty = write("empty.jsonl", List.of());

        CommandRun run = CommandRun.of("compare", BASE, empty.toString());

        assertEquals(2, run.status());
        assertEquals(empty + " has no rows; nothing measured is not a score of zero\n", run.err());
        assertEquals("", run.out());
    }

    @Test
    void theSameSampleTwiceIsRefusedWithItsLine() throws IOException {
        String row = SampleRows.row("a", 0, "correct");
        Path twice = write("twice.jsonl", List.of(row, "", row));

        CommandRun run = CommandRun.of("compare", BASE, twice.toString());

        assertEquals(2, run.status());
        assertEquals(twice + ":3: item a has repeat 0 twice\n", run.err());
    }

    @Test
    void slipsInOptionsAreExplained() {
        assertEquals(2, CommandRun.of("compare", BASE).status());
        assertTrue(CommandRun.of("compare", "--k", "0", BASE, TUNED).err().startsWith("--k must be at least 1, was 0"));
        assertTrue(CommandRun.of("compare", "--delta", "2", BASE, TUNED)
                .err()
                .startsWith("--delta must be between 0 and 1, was 2"));
        assertTrue(CommandRun.of("compare", "--bootstrap", "99", BASE, TUNED)
                .err()
                .startsWith("--bootstrap must be at least 100, was 99"));
        assertEquals(
                "nowhere.jsonl is not a file that can be read\n",
                CommandRun.of("compare", BASE, "nowhere.jsonl").err());
    }

    private Path write(String name, List<String> rows) throws IOException {
        return Files.write(folder.resolve(name), rows);
    }

    private static JsonNode json(String... arguments) throws IOException {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }
}
