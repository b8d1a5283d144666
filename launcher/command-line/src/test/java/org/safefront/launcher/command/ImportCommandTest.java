package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
    private static final Path GENUINE = Path.of("../../benchmarks/src/test/resources/exchange");
    private static final String RESULTS = "results_2026-11-28T06-51-46.296237.json";
    private static final String GENERATED = "samples_sums_generated_2026-11-28T06-51-46.296237.jsonl";
    private static final String MEDIAN = "samples_sums_median_2026-11-28T06-51-46.296237.jsonl";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void writesRowsAndSaysWhatTheyComeTo() throws IOException {
        Path file = file("""
                {"task_id": "T/0", "completion": "ä", "result": "passed", "passed": true}
                {"task_id": "T/0", "completion": "b"}
                """);

        int status = execute("import", file.toString());

        assertEquals(0, status, err.toString());
        assertEquals(
                "{\"item\":\"T/0\",\"repeat\":0,\"question\":\"\",\"gold\":\"\",\"thinking\":\"\",\"answer\":\"\\u00E4\","
                        + "\"outcome\":\"correct\",\"finish\":\"stop\",\"tokens\":0}\n",
                out.toString());
        // Wilson for 1 of 1: from 1 / (1 + 1.95996²).
        assertEquals("""
                1 scored samples {correct=1}
                1 samples have no score of their own and were left out
                1.000 correct, 95 % from 0.207 to 1.000 if all samples were of different questions
                """, err.toString());
    }

    @Test
    void aFileWithoutAScoredSampleIsNoScoreOfZero() throws IOException {
        Path file = file("{\"task_id\": \"T/0\", \"completion\": \"b\"}\n");

        int status = execute("import", file.toString());

        assertEquals(2, status);
        assertEquals(file + " has no samples with a score of their own: nothing is no score\n", err.toString());
    }

    @Test
    void aWrongFieldIsOneLineAndStatusTwo() throws IOException {
        Path file = file("{\"task_id\": \"T/0\", \"completion\": \"a\", \"passed\": \"yes\"}\n");

        int status = execute("import", "--from", "human-eval", file.toString());

        assertEquals(2, status);
        assertEquals(file + ", line 1: field passed must be true or false\n", err.toString());
    }

    @Test
    void printsEachScoreOfAFileOfResultsAndWhereItsSamplesAre() {
        int status = execute("import", GENUINE.resolve("lm-eval/" + RESULTS).toString());

        assertEquals(0, status, err.toString());
        String[] scores = out.toString().split("\n");
        assertEquals(4, scores.length);
        assertEquals(
                "{\"task\":\"sums_generated\",\"metric\":\"exact_match\",\"filter\":\"strict-match\",\"value\":0.3333333333333333,"
                        + "\"standardError\":0.33333333333333337,\"higherIsBetter\":true,\"samples\":3,\"version\":\"3.0\","
                        + "\"shots\":0,\"hash\":\"2f78b1aacf6a5917660f4e1da092989b6ca4935adf31dd8b5d8dd5831d0668e3\","
                        + "\"model\":\"lab/listed\"}",
                scores[0]);
        assertEquals(
                "These are scores without samples. What can be compared are the samples beside them:\n"
                        + "sums_generated: " + GENUINE.resolve("lm-eval/" + GENERATED) + "\n"
                        + "sums_median: " + GENUINE.resolve("lm-eval/" + MEDIAN) + "\n",
                err.toString());
    }

    @Test
    void resultsAloneAreNothingToCompare() {
        int status = execute(
                "import",
                "--from",
                "lm-eval",
                GENUINE.resolve("lm-eval-results_sums_chosen.json").toString());

        assertEquals(0, status, err.toString());
        assertTrue(out.toString().startsWith("{\"task\":\"sums_chosen\",\"metric\":\"acc\""), out.toString());
        assertFalse(out.toString().contains("standardError"), out.toString());
        assertEquals(
                "These are scores without samples, and no samples_*.jsonl of theirs lies beside them; nothing can be compared.\n",
                err.toString());
    }

    @Test
    void resultsWithoutAScoreAreRefused() throws IOException {
        Path file = file("{\"results\": {}, \"configs\": {}}");

        int status = execute("import", file.toString());

        assertEquals(2, status);
        assertEquals("", out.toString());
        assertEquals(file + ": field results must have a score\n", err.toString());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("samples.jsonl"), text);
    }

    private int execute(String... arguments) {
        CommandLine commandLine = SafefrontCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
