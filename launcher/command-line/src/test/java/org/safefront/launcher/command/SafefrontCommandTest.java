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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.launcher.study.PocketFolder;
import picocli.CommandLine;

class SafefrontCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "study",
                "up",
                "pretrain",
                "data",
                "check-answers",
                "run-code",
                "compare",
                "gate",
                "repeatability",
                "import",
                "export",
                "redrive"
            })
    void everyCommandExplainsItself(String command) {
        int status = command.isEmpty() ? execute("--help") : execute(command, "--help");

        assertEquals(0, status);
        assertTrue(out.toString().contains("Usage: safefront"), out.toString());
    }

    @Test
    void aFolderWithoutAStudyIsOneLineAndStatusTwo() {
        int status = execute("study", folder.toString());

        assertEquals(2, status);
        assertEquals(
                folder.resolve("study.yaml") + " is missing; a study is a folder with a study.yaml in it\n",
                err.toString());
    }

    @Test
    void aReportThatCannotBeWrittenIsOneLineAndStatusTwo() {
        String report = folder.resolve("nowhere/report.json").toString();

        int status = execute("study", PocketFolder.original().toString(), "--report", report);

        assertEquals(2, status);
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void withoutASandboxNoProgramRuns() throws IOException {
        Path trace = folder.resolve("trace");
        String program = "open('%s', 'w')".formatted(trace);
        Path file = Files.writeString(folder.resolve("rows.jsonl"), """
                {"task_id":"t","prompt":"","test":"assert f()","entry_point":"f","solution":"%s"}
                """.formatted(program));

        int status = execute("run-code", file.toString(), "--python", "/usr/bin/no-such-python");

        assertEquals(2, status);
        assertEquals("", out.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("packages bubblewrap, python3 and python3-numpy"), err.toString());
        assertFalse(Files.exists(trace));
    }

    @Test
    void anUnknownOptionIsExplained() {
        assertEquals(2, execute("study", "--repeat", "2", folder.toString()));
        assertTrue(err.toString().contains("'--repeat'"), err.toString());
    }

    private int execute(String... arguments) {
        CommandLine commandLine = SafefrontCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
