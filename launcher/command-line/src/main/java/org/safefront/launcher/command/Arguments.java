package org.safefront.launcher.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What is asked of the words behind a command, beyond what their types say. */
final class Arguments {
    private Arguments() {}

    /** Refuses with the usage of the command. */
    static void require(CommandSpec spec, boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
