package org.safefront.launcher.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.safefront.statistics.Interval;

/** A comparison as tables and pictures for a terminal. */
public final class ComparisonText {
    private ComparisonText() {}

    /** Lines, with an empty one between parts. */
    public static List<String> lines(Comparison comparison) {
        var lines = new ArrayList<String>();
        ScoreTables.add(comparison, lines);
        DifferenceTables.add(comparison, lines);
        if (comparison.scores().get(0).bootstrap().isPresent()) {
            addBootstrap(comparison, lines);
        }
        return lines;
    }

    private static void addBootstrap(Comparison comparison, List<String> lines) {
        lines.add("");
        lines.add("Questions drawn anew (bootstrap): standard error and 95 % intervals");
        lines.add("");
        lines.add("   draws  error  percentile        BCa               of");
        comparison
                .scores()
                .forEach(score -> add("score of " + score.file(), score.bootstrap(), Figures::interval, lines));
        comparison
                .differences()
                .forEach(difference ->
                        add("difference of " + difference.file(), difference.bootstrap(), Figures::signed, lines));
    }

    private static void add(
            String what, Optional<Resampled> bootstrap, Function<Interval, String> shown, List<String> lines) {
        bootstrap.ifPresent(resampled -> lines.add(String.format(
                Locale.ROOT,
                "  %6d  %s  %-16s  %-16s  %s",
                resampled.draws(),
                Figures.share(resampled.standardError()),
                shown.apply(resampled.percentile()),
                resampled.bca().map(shown).orElse("-"),
                what)));
    }
}
