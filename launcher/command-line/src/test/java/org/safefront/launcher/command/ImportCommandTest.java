package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void printsTheScoresThatLmEvalStates() throws IOException {
        Path results = copy("lm-eval-results_sums_generated.json", "results_2026-11-28.json");

        int status = execute("import", results.toString());

        assertEquals(0, status, err.toString());
        assertEquals("""
                {"task":"sums_generated","metric":"exact_match,strict-match","value":0.3333333333333333,"questions":3,"version":"3.0","model":"lab/listed"}
                {"task":"sums_generated","metric":"exact_match,flexible-extract","value":0.6666666666666666,"questions":3,"version":"3.0","model":"lab/listed"}
                """, out.toString());
    }

    @Test
    void resultsWithoutAScoreAreRefused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("results_1.json"), "{\"results\": {\"t\": {\"alias\": \"t\"}}, \"versions\": {}}");

        assertEquals(2, execute("import", file.toString()));
        assertEquals(file + ": has no scores: nothing is no score\n", err.toString());
    }

    @Test
    void aMetricThatIsNoNumberIsNamed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("results_1.json"),
                "{\"results\": {\"t\": {\"acc,none\": \"high\", \"acc_stderr,none\": \"N/A\"}}, \"versions\": {}}");

        assertEquals(2, execute("import", "--from", "lm-eval", file.toString()));
        assertEquals(file + ", task t: field acc,none must be a number\n", err.toString());
    }

    @Test
    void samplesAreHeldAgainstTheScoreThatIsStatedOfThem() throws IOException {
        copy("lm-eval-results_sums_generated.json", "results_2026-11-28.json");
        Path samples = copy("lm-eval-samples_sums_generated.jsonl", "samples_sums_generated_2026-11-28.jsonl");

        execute("import", samples.toString());

        assertTrue(
                err.toString()
                        .endsWith("\nstated: exact_match,strict-match is 0.3333, and so it is of these samples\n"),
                err.toString());
    }

    @Test
    void aLostSampleIsSeenInTheScore() throws IOException {
        copy("lm-eval-results_sums_generated.json", "results_2026-11-28.json");
        Path samples = copy("lm-eval-samples_sums_generated.jsonl", "samples_sums_generated_2026-11-28.jsonl");
        List<String> lines = Files.readAllLines(samples);
        Files.write(samples, lines.subList(0, 2));

        int status = execute("import", samples.toString());

        assertEquals(0, status);
        assertTrue(
                err.toString()
                        .contains(
                                "\nWARNING: stated: exact_match,strict-match is 0.3333, but of these samples it is 0.5000;"),
                err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect-sums.eval", "inspect-sums-deflate.eval", "inspect-sums.json"})
    void aLogOfInspectIsHeldAgainstItsOwnAccuracy(String name) throws IOException {
        execute("import", copy(name, name).toString());

        assertTrue(
                err.toString().endsWith("\nstated: answer accuracy is 0.5000, and so it is of these samples\n"),
                err.toString());
    }

    /** Files that the harnesses wrote lie beside the tests of their readers. */
    private Path copy(String name, String as) throws IOException {
        return Files.copy(Path.of("../../benchmarks/src/test/resources/exchange", name), folder.resolve(as));
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
