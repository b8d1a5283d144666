package org.safefront.launcher.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.safefront.launcher.machine.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code safefront up}. */
@Command(
        name = "up",
        description = {
            "Starts everything on this machine and waits for work: studies asked for over HTTP, checkpoints over Kafka.",
            "Unfinished studies go on. Ctrl-C stops everything."
        },
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.start(machine.wishes(), List.of(), line -> say(out, line))) {
            say(out, "Page:    " + session.page());
            say(out, "OpenAPI: " + session.page() + "/q/openapi");
            say(out, "Kafka:   " + session.kafka());
            say(out, "Ctrl-C stops everything.");
            Until.told();
        }
        return 0;
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
