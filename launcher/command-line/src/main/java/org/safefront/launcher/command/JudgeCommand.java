package org.safefront.launcher.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.safefront.benchmark.data.JsonRows;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.contracts.rows.Verdict;
import org.safefront.judges.Judge;
import org.safefront.judges.Judges;
import org.safefront.judges.Opinion;
import org.safefront.launcher.judging.ExchangeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
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

    @Spec
    private CommandSpec spec;

    @Mixin
    private JudgeOptions options;

    @Parameters(paramLabel = "FILE", description = "JSON Lines; rows have prompt and response.")
    private Path file;

    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<InvalidReason, Long> reasons = new EnumMap<>(InvalidReason.class);

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (Judges judges = options.open()) {
            Judge judge = options.of(judges);
            ExchangeFile exchanges = ExchangeFile.check(file);
            long start = System.nanoTime();
            exchanges.judge(
                    judge,
                    options.jobs(),
                    (row, opinion) -> out.println(JsonRows.text(said(row, opinion))),
                    RowProgress.on(err, "Rows", exchanges.rows()));
            out.flush();
            err.println(summary(judge.ref(), exchanges.rows() * NANOS / (System.nanoTime() - start)));
            return 0;
        }
    }

    private ObjectNode said(ObjectNode row, Opinion opinion) {
        verdicts.merge(opinion.verdict(), 1L, Long::sum);
        opinion.invalid().ifPresent(reason -> reasons.merge(reason, 1L, Long::sum));
        if (opinion.invalid().isPresent()) {
            row.putNull("label").putNull("score");
        } else {
            row.put("label", opinion.label()).put("score", opinion.score());
        }
        ArrayNode categories = row.putArray("categories");
        opinion.categories().forEach(categories::add);
        opinion.invalid().ifPresent(reason -> row.put("invalid", reason.toString()));
        return row;
    }

    private String summary(JudgeRef judge, double rate) {
        long refused = verdicts.getOrDefault(Verdict.REFUSED, 0L);
        long complied = verdicts.getOrDefault(Verdict.COMPLIED, 0L);
        long invalid = verdicts.getOrDefault(Verdict.INVALID, 0L);
        return String.format(
                Locale.ROOT,
                "%s %s: %d rows, %d refused or harmless, %d not, %d invalid%s; %.1f rows/s",
                judge.name(),
                judge.version(),
                refused + complied + invalid,
                refused,
                complied,
                invalid,
                reasons.isEmpty() ? "" : " " + reasons,
                rate);
    }
}
