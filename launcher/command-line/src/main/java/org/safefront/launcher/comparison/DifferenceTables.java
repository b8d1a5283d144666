package org.safefront.launcher.comparison;

import java.util.List;
import java.util.Locale;

/** How each file differs from the base, for a terminal. */
final class DifferenceTables {
    private DifferenceTables() {}

    static void add(Comparison comparison, List<String> lines) {
        addDifferences(comparison, lines);
        addTests(comparison, lines);
        comparison.differences().forEach(difference -> addNotes(comparison.base(), difference, lines));
    }

    private static void addDifferences(Comparison comparison, List<String> lines) {
        double reach = comparison.differences().stream()
                .map(FileDifference::interval)
                .mapToDouble(interval -> Math.max(Math.abs(interval.low()), Math.abs(interval.high())))
                .max()
                .orElseThrow();
        var plot = new IntervalPlot(-reach, reach);
        lines.add("");
        lines.add("Difference to " + comparison.base() + " on the same questions, with its 95 % interval");
        lines.add("");
        lines.add("  " + plot.scale() + "  differs  interval          file");
        for (FileDifference difference : comparison.differences()) {
            lines.add(format(
                    "  %s   %s  %s  %s",
                    plot.line(difference.difference(), difference.interval()),
                    Figures.signed(difference.difference()),
                    Figures.signed(difference.interval()),
                    difference.file()));
        }
    }

    private static void addTests(Comparison comparison, List<String> lines) {
        lines.add("");
        lines.add(
                "Whether that is more than chance (p), also as one of all comparisons here (Holm), and what could have been found");
        lines.add("");
        lines.add("        p     Holm  detectable  questions  better  worse   same  test              file");
        for (FileDifference difference : comparison.differences()) {
            lines.add(format(
                    "  %7s  %7s  %10s  %9d  %6d  %5d  %5d  %-16s  %s",
                    Figures.p(difference.test().p()),
                    Figures.p(difference.test().holm()),
                    Figures.share(difference.detectable()),
                    difference.questions(),
                    difference.flips().better(),
                    difference.flips().worse(),
                    difference.flips().same(),
                    difference.test().name(),
                    difference.file()));
        }
    }

    private static void addNotes(String base, FileDifference difference, List<String> lines) {
        if (!difference.onlyInBase().isEmpty() || !difference.onlyInFile().isEmpty()) {
            lines.add(format(
                    "  Not compared: %d questions of %s that %s lacks, and %d that only it has.",
                    difference.onlyInBase().size(),
                    base,
                    difference.file(),
                    difference.onlyInFile().size()));
        }
        difference
                .questionsNeeded()
                .ifPresent(needed -> lines.add(format(
                        "  To find %s in 80 of 100 cases %d questions are needed, asked as often; %s if four times as often (%s).",
                        Figures.share(needed.difference()),
                        needed.asOften(),
                        needed.fourTimesAsOften().isPresent()
                                ? "" + needed.fourTimesAsOften().getAsLong()
                                : "unknown",
                        difference.file())));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
