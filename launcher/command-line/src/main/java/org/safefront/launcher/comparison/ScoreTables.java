package org.safefront.launcher.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.statistics.Interval;

/** What each file comes to, for a terminal. */
final class ScoreTables {
    private static final String REPEATS = "  %12s  %14s  %3s  %-20s  %-20s  %-20s  %s";

    private ScoreTables() {}

    static void add(Comparison comparison, List<String> lines) {
        addScores(comparison, lines);
        addOutcomes(comparison, lines);
        addBounds(comparison, lines);
        addRepeats(comparison, lines);
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
                "Standard error of the score, for another test of this kind and for the same test again; k samples a question");
        lines.add("");
        lines.add(format(REPEATS, "another test", "the same again", "k", "pass@k", "pass^k", "maj@k", "file"));
        for (FileScore score : comparison.scores()) {
            String anotherTest = Figures.share(score.errorOfAnotherTest());
            String sameTest = Figures.share(score.errorOfTheSameTest());
            for (FileScore.Subset subset : score.subsets()) {
                lines.add(format(
                        REPEATS,
                        anotherTest,
                        sameTest,
                        subset.k(),
                        subset(subset.passAt(), subset.tooFew()),
                        subset(subset.allOf(), subset.tooFew()),
                        subset(subset.majorityAt(), subset.tooFew()),
                        score.file()));
            }
        }
    }

    private static String subset(Optional<Estimate> score, int tooFew) {
        return score.isPresent() ? Figures.share(score) : "- (" + tooFew + " too few)";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
