package org.safefront.launcher.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.statistics.Interval;

/** A comparison as tables and pictures for a terminal. */
public final class ComparisonText {
    private static final int NAMES = 24;

    private ComparisonText() {}

    /** Lines, with an empty one between parts. */
    public static List<String> lines(Comparison comparison) {
        var lines = new ArrayList<String>();
        addScores(comparison, lines);
        addOutcomes(comparison, lines);
        addBounds(comparison, lines);
        addRepeats(comparison, lines);
        addDifferences(comparison, lines);
        return lines;
    }

    private static void addScores(Comparison comparison, List<String> lines) {
        var plot = new IntervalPlot(0, 1);
        lines.add("Score: mean over questions of the share of correct samples (avg@n), with its 95 % interval");
        lines.add("");
        lines.add("  " + plot.scale() + "   score  interval        questions x samples  file");
        for (FileScore score : comparison.scores()) {
            Estimate known = score.score();
            var interval = new Interval(known.low(), known.high());
            lines.add(format(
                    "  %s   %s  %s  %-19s  %s",
                    plot.line(known.value(), interval),
                    Figures.share(known.value()),
                    Figures.interval(interval),
                    score.questions() + " x " + score.repeats(),
                    score.file()));
        }
    }

    private static void addOutcomes(Comparison comparison, List<String> lines) {
        lines.add("");
        lines.add("What became of the samples");
        lines.add("");
        lines.add("  samples  correct  wrong  no-answer  unclosed-thinking  truncated  error  file");
        for (FileScore score : comparison.scores()) {
            Outcomes outcomes = score.outcomes();
            lines.add(format(
                    "  %7d  %7d  %5d  %9d  %17d  %9d  %5d  %s",
                    outcomes.samples(),
                    outcomes.correct(),
                    outcomes.wrong(),
                    outcomes.noAnswer(),
                    outcomes.unclosedThinking(),
                    outcomes.truncated(),
                    outcomes.error(),
                    score.file()));
        }
    }

    private static void addBounds(Comparison comparison, List<String> lines) {
        lines.add("");
        lines.add("Share correct, with samples that never finished (unclosed thinking, truncated, error)");
        lines.add("");
        lines.add(format("  %-33s  %-33s  %-33s  %s", "counted wrong", "left out", "counted right", "file"));
        for (FileScore score : comparison.scores()) {
            lines.add(format(
                    "  %-33s  %-33s  %-33s  %s",
                    bound(Optional.of(score.bounds().countedWrong())),
                    bound(score.bounds().leftOut()),
                    bound(Optional.of(score.bounds().countedRight())),
                    score.file()));
        }
    }

    private static String bound(Optional<Estimate> estimate) {
        return Figures.share(estimate)
                + estimate.map(known -> " of " + known.n()).orElse("");
    }

    private static void addRepeats(Comparison comparison, List<String> lines) {
        lines.add("");
        lines.add(
                "Standard error of the score for another test of this kind, and for the same test again; k samples a question");
        lines.add("");
        lines.add(format(
                "  %12s  %14s  %-" + NAMES + "s  %-" + NAMES + "s  %s",
                "another test",
                "the same again",
                "pass@k",
                "maj@k",
                "file"));
        for (FileScore score : comparison.scores()) {
            for (int i = 0; i < score.passAt().size(); i++) {
                lines.add(format(
                        "  %12s  %14s  %-" + NAMES + "s  %-" + NAMES + "s  %s",
                        i == 0 ? Figures.share(score.errorOfAnotherTest()) : "",
                        i == 0 ? Figures.share(score.errorOfTheSameTest()) : "",
                        subset(score.passAt().get(i)),
                        subset(score.majorityAt().get(i)),
                        score.file()));
            }
        }
    }

    private static String subset(FileScore.Subset subset) {
        String what = subset.score().isPresent()
                ? Figures.share(subset.score())
                : "undefined, " + subset.tooFew() + " too few";
        return "@" + subset.k() + " " + what;
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
        addTests(comparison, lines);
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
        comparison.differences().forEach(difference -> addNotes(comparison.base(), difference, lines));
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
                        "  The difference asked for would need %d questions asked as often, for %s.",
                        needed, difference.file())));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
