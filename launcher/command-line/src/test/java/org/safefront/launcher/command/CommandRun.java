package org.safefront.launcher.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * One command, run in this process.
 *
 * @param status its exit code
 * @param out what it printed
 * @param err what it said
 */
record CommandRun(int status, String out, String err) {
    static CommandRun of(String... arguments) {
        return reading("", arguments);
    }

    /** With something to read from standard input. */
    static CommandRun reading(String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new StringWriter();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        CommandLine commandLine = SafefrontCommand.commandLine(in, out);
        commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(err, true));
        int status = commandLine.execute(arguments);
        commandLine.getOut().flush();
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
