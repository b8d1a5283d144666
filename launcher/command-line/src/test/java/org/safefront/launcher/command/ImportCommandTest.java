package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
