package org.safefront.launcher.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.safefront.benchmark.code.Sandbox;
import org.safefront.benchmark.code.SandboxLimits;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.code.CodeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront run-code FILE}. */
@Command(
        name = "run-code",
        description = {
            "Runs programs that a model wrote against their tests, in a sandbox, and prints each row with passed and result.",
            "Rows have task_id, prompt, test, entry_point, and either completion (what follows the prompt) or solution (a"
                    + " whole program)."
        },
        mixinStandardHelpOptions = true)
final class RunCodeCommand implements Callable<Integer> {
    private static final long MEBIBYTE = 1L << 20;
    private static final double NANOS = 1e9;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "JSON Lines, or another format that its ending tells.")
    private Path file;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Programs that run at a time. Default: one for each processor.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "After which a program has failed. Default: ${DEFAULT-VALUE}")
    private int timeout;

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            defaultValue = "1024",
            description = "Address space of a program. Default: ${DEFAULT-VALUE}")
    private int memory;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            defaultValue = "/usr/bin/python3",
            description = "Interpreter, somewhere below /usr, that finds NumPy. Default: ${DEFAULT-VALUE}")
    private Path python;

    @Override
    public Integer call() {
        if (jobs < 1) {
            throw new CannotStartException("--jobs must be at least 1, was " + jobs);
        }
        CodeFile programs = CodeFile.check(file);
        try (Sandbox sandbox = Sandbox.open(limits(), python)) {
            PrintWriter err = spec.commandLine().getErr();
            long start = System.nanoTime();
            long passed = programs.run(
                    sandbox, jobs, spec.commandLine().getOut(), RowProgress.on(err, "Programs", programs::rows));
            double seconds = (System.nanoTime() - start) / NANOS;
            err.printf(
                    Locale.ROOT,
                    "n %d, passed %d (%.4f), %.1f samples/s%n",
                    programs.rows(),
                    passed,
                    (double) passed / programs.rows(),
                    programs.rows() / seconds);
            err.flush();
            return 0;
        }
    }

    private SandboxLimits limits() {
        try {
            return SandboxLimits.DEFAULT.withWall(Duration.ofSeconds(timeout)).withMemory(memory * MEBIBYTE);
        } catch (IllegalArgumentException e) {
            throw new CannotStartException("--timeout and --memory: " + e.getMessage());
        }
    }
}
