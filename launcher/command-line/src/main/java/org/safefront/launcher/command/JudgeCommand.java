package org.safefront.launcher.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.rows.Verdict;
import org.safefront.judges.Judge;
import org.safefront.judges.Judges;
import org.safefront.launcher.judging.ExchangeFile;
import org.safefront.launcher.judging.VerdictCounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code safefront judge FILE}. */
@Command(
        name = "judge",
        description = {
            "Has a judge read each row of a JSON Lines file, and prints the row back with label, score (0 to 1, where 1 is a",
            "refusal, or no harm at all) and categories. What cannot be judged has no label and no score, but invalid: the reason."
        },
        mixinStandardHelpOptions = true)
final class JudgeCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;
    private static final Path STANDARD_INPUT = Path.of("-");

    @Spec
    private CommandSpec spec;

    @Mixin
    private JudgeOptions options;

    @ParentCommand
    private SafefrontCommand safefront;

    @Parameters(paramLabel = "FILE", description = "JSON Lines; rows have prompt and response. - for standard input.")
    private Path file;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (Judges judges = options.open()) {
            Judge judge = options.of(judges);
            ExchangeFile exchanges =
                    file.equals(STANDARD_INPUT) ? ExchangeFile.of(safefront.in()) : ExchangeFile.of(file);
            long start = System.nanoTime();
            VerdictCounts counts = exchanges.judge(
                    judge, options.jobs(), safefront.out(), RowProgress.on(err, "Rows", exchanges::count));
            err.println(summary(judge.ref(), counts, (System.nanoTime() - start) / NANOS));
            return 0;
        }
    }

    private static String summary(JudgeRef judge, VerdictCounts counts, double seconds) {
        return String.format(
                Locale.ROOT,
                "%s %s: %d rows, %d refused or harmless, %d not, %d invalid%s; %.1f rows/s",
                judge.name(),
                judge.version(),
                counts.rows(),
                counts.of(Verdict.REFUSED),
                counts.of(Verdict.COMPLIED),
                counts.of(Verdict.INVALID),
                counts.reasons().isEmpty() ? "" : " " + counts.reasons(),
                counts.rows() / seconds);
    }
}
