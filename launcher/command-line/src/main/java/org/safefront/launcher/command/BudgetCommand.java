package org.safefront.launcher.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.safefront.launcher.budget.CallText;
import org.safefront.launcher.budget.RacedTable;
import org.safefront.launcher.budget.SampledTable;
import org.safefront.statistics.racing.RaceRules;
import org.safefront.statistics.racing.Truth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront budget TABLE}. */
@Command(
        name = "budget",
        description = {
            "Which checkpoints are on the Pareto front, from no more samples than that takes, and which samples to take next.",
            "Rows are checkpoint, axis, item, repeat and correct, one JSON object a line; a row without correct is a sample that is",
            "not taken yet. Prints a call for each checkpoint. docs/budget.md says what each number means."
        },
        mixinStandardHelpOptions = true)
final class BudgetCommand implements Callable<Integer> {
    private static final Map<String, Truth> TRUTHS = Map.of("table", Truth.FINISHED_TABLE, "true", Truth.TRUE_RATES);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TABLE", description = "JSON Lines; - for standard input.")
    private String table;

    @Option(
            names = "--risk",
            defaultValue = "0.05",
            paramLabel = "R",
            description = "Wrong calls that are expected in the whole sweep, at most. Default: ${DEFAULT-VALUE}.")
    private double risk;

    @Option(
            names = "--tolerance",
            defaultValue = "0.02",
            paramLabel = "T",
            description = "A call that is wrong by no more than this is not wrong. Default: ${DEFAULT-VALUE}.")
    private double tolerance;

    @Option(
            names = "--strict",
            description = "Bounds that hold at all looks at once, for any sweep: about three fifths more samples.")
    private boolean strict;

    @Option(
            names = "--against",
            defaultValue = "table",
            paramLabel = "table|true",
            description =
                    "What calls are about: the table once it is finished, or the true rates. Default: ${DEFAULT-VALUE}.")
    private String against;

    @Option(
            names = "--most",
            defaultValue = "1",
            paramLabel = "SHARE",
            description = "Stop at this share of all samples, above 0 to 1. Default: ${DEFAULT-VALUE}.")
    private double most;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "SEED",
            description = "Of the order of samples; the same at each call. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--next",
            paramLabel = "N",
            description =
                    "Print, in place of calls, at most N samples to take before the next look, the most wanted first.")
    private Integer next;

    @Override
    public Integer call() {
        RaceRules rules = rules();
        Arguments.require(spec, most > 0 && most <= 1, "--most must be above 0 and at most 1, was " + most);
        Arguments.require(spec, next == null || next >= 1, "--next must be at least 1, was " + next);
        RacedTable raced = SampledTable.read(table).race(rules, seed, most);
        PrintWriter out = spec.commandLine().getOut();
        if (next == null) {
            raced.calls().forEach(out::println);
        } else {
            raced.missing().stream().limit(next).map(CallText::json).forEach(out::println);
        }
        out.flush();
        raced.summary(rules).forEach(spec.commandLine().getErr()::println);
        return 0;
    }

    private RaceRules rules() {
        Arguments.require(spec, TRUTHS.containsKey(against), "--against must be table or true, was " + against);
        try {
            return new RaceRules(risk, tolerance, TRUTHS.get(against), strict);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }
}
