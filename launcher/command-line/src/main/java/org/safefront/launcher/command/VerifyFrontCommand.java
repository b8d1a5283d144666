package org.safefront.launcher.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.verify.FrontCheck;
import org.safefront.launcher.verify.FrontVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code safefront verify-front}. */
@Command(
        name = "verify-front",
        description = {
            "Takes the front of every study anew from the topics of facts alone, and holds it against the one that was announced:",
            "digest, members, area with its interval, and every probability. Ends with 0 where all is the same, with 1 where not."
        },
        mixinStandardHelpOptions = true)
final class VerifyFrontCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:8401",
            description = "Where Kafka is. Default: ${DEFAULT-VALUE}, that of ./safefront up")
    private String bootstrapServers;

    @Override
    public Integer call() {
        // Kafka's client says at length what it connects to; the terminal is for people.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        FrontVerification.Result result = FrontVerification.of(bootstrapServers);
        PrintWriter out = spec.commandLine().getOut();
        result.checks().forEach(check -> print(out, check));
        out.flush();
        String unread = result.unread() == 0 ? "" : ", " + result.unread() + " records that cannot be read";
        spec.commandLine()
                .getErr()
                .println(result.checks().size() + " fronts from " + result.facts() + " facts" + unread);
        if (result.checks().isEmpty()) {
            throw new CannotStartException("no front was announced on " + bootstrapServers);
        }
        return result.isSame() ? 0 : 1;
    }

    private static void print(PrintWriter out, FrontCheck check) {
        out.println((check.isSame() ? "same    " : "DIFFERS ") + check.studyId() + " " + check.study() + ", version "
                + check.version() + ", " + check.checkpoints() + " checkpoints, " + check.digest());
        check.differences().forEach(difference -> out.println("        " + difference));
    }
}
