package org.safefront.launcher.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safefront.launcher.terminal.Durations;

/** A dry run for people to read. */
public final class PlanTable {
    private static final String RUNS = "%-28s %6s %6s %8s %14s %12s %10s";
    private static final String TASKS = "%-28s %6s %8s %10s %11s %10s %8s %30s";
    private static final double KILO = 1000;
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

    private PlanTable() {}

    /** Lines, one empty between its parts. */
    public static List<String> lines(DryRun run) {
        var lines = new ArrayList<String>();
        for (StudyPlan study : run.studies()) {
            lines.add(say(
                    "Study %s on %s (%,d parameters), %,d rows of training data",
                    study.study(), study.base(), study.parameters(), study.rows()));
            lines.add("");
            addRuns(study, lines);
            lines.add("");
            addTasks(study, lines);
            lines.add("");
        }
        addTotals(run, lines);
        lines.add("");
        lines.add("What this rests on");
        run.basis().forEach(line -> lines.add("  " + line));
        lines.add("");
        lines.add("Nothing was started, written or fetched.");
        return lines;
    }

    private static void addRuns(StudyPlan study, List<String> lines) {
        lines.add(say(RUNS, "training", "method", "epochs", "steps", "tokens", "checkpoints", "disk"));
        for (RunPlan run : study.runs()) {
            lines.add(say(
                    RUNS,
                    run.recipe(),
                    run.method(),
                    run.epochs(),
                    number(run.steps()),
                    number(run.tokens()),
                    run.epochs(),
                    bytes(run.diskBytes())));
        }
        lines.add(say(RUNS, "base", "base", "-", "-", "-", 1, "-"));
        lines.add(say(
                RUNS,
                study.runs().size() + " runs",
                "",
                "",
                number(study.steps()),
                number(study.trainingTokens()),
                number(study.checkpoints()),
                bytes(study.checkpointBytes())));
    }

    private static void addTasks(StudyPlan study, List<String> lines) {
        lines.add(say(
                TASKS, "evaluation", "items", "repeats", "samples of", "checkpoints", "samples", "prompt", "tokens"));
        lines.add(say(TASKS, "", "", "", "one", "", "of all", "tokens", "expected"));
        for (TaskPlan task : study.tasks()) {
            lines.add(say(
                    TASKS,
                    task.name() + " (" + task.axis() + ")",
                    number(task.items()),
                    task.repeats(),
                    number(task.samplesPerCheckpoint()),
                    task.checkpoints(),
                    number(task.samples()),
                    say("%.1f", task.promptTokens()),
                    range(task.tokensTypical(), task.tokensAtMost())));
        }
        lines.add(say(
                TASKS,
                study.tasks().size() + " tasks",
                "",
                "",
                "",
                "",
                number(study.samples()),
                "",
                range(study.tokensTypical(), study.tokensAtMost())));
        lines.add(say("%-28s %s answers to judge", "judging", number(study.judged())));
    }

    private static void addTotals(DryRun run, List<String> lines) {
        Forecast forecast = run.forecast();
        Disk disk = run.disk();
        lines.add("On this machine");
        lines.add("  training     " + time(forecast.trainingSeconds()));
        lines.add("  evaluation   " + time(forecast.evaluationSeconds()));
        lines.add("  in all       " + time(forecast.allSeconds()));
        lines.add(say(
                "  disk         %s of checkpoints, at most %s beside them while training; %s are free%s",
                bytes(disk.checkpointBytes()),
                bytes(disk.stateBytes()),
                bytes(disk.freeBytes()),
                disk.suffices() ? "" : ", WHICH IS TOO LITTLE"));
    }

    private static String time(Optional<Span> span) {
        return span.map(known -> Durations.of(known.low()) + " to " + Durations.of(known.high()))
                .orElse("not known, see below");
    }

    private static String range(long low, long high) {
        return number(low) + " to " + number(high);
    }

    private static String number(long value) {
        return say("%,d", value);
    }

    private static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= KILO && unit < UNITS.size() - 1) {
            value /= KILO;
            unit++;
        }
        return say(unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
    }

    private static String say(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
