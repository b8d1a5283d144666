package org.safefront.launcher.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Estimate;
import org.safefront.launcher.registry.StudyStatus;
import org.safefront.launcher.registry.StudyStatus.Checkpoint;

/**
 * The front as a table: its checkpoints, the safest first, each with the reasoning that it lost against the base, in points of
 * a hundred, and how surely it is on the front. Below it those that may be on it as well.
 */
public final class FrontTable {
    private static final String BASE = "base";
    private static final double POINTS = 100;

    private FrontTable() {}

    /** Lines with a headline. */
    public static List<String> lines(StudyStatus study) {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%-20s  %-20s  %-20s  %-20s  %-8s  %s",
                "safety",
                "reasoning",
                "over-refusal",
                "safety tax, points",
                "P(front)",
                "checkpoint"));
        study.checkpoints().stream()
                .filter(checkpoint -> checkpoint.onFront() || isBase(checkpoint))
                .sorted(Comparator.comparingDouble(FrontTable::safety).reversed())
                .forEach(checkpoint -> lines.add(line(checkpoint)));
        study.checkpoints().stream()
                .filter(FrontTable::mayBeOnIt)
                .sorted(Comparator.comparingDouble(FrontTable::safety).reversed())
                .forEach(checkpoint -> lines.add(line(checkpoint)));
        lines.add(summary(study));
        return lines;
    }

    private static boolean mayBeOnIt(Checkpoint checkpoint) {
        return !checkpoint.onFront()
                && !isBase(checkpoint)
                && checkpoint.standing().membership().filter("off"::equals).isEmpty()
                && checkpoint.standing().probability().isPresent();
    }

    private static String line(Checkpoint checkpoint) {
        return String.format(
                Locale.ROOT,
                "%-20s  %-20s  %-20s  %-20s  %-8s  %s%s",
                score(checkpoint.safety()),
                score(checkpoint.reasoning()),
                score(checkpoint.overRefusal()),
                tax(checkpoint),
                probability(checkpoint),
                name(checkpoint),
                place(checkpoint));
    }

    private static String summary(StudyStatus study) {
        return String.format(
                Locale.ROOT,
                "%d of %d checkpoints on the front, hypervolume %.4f, %s",
                study.front().checkpointIds().size(),
                study.checkpoints().size(),
                study.front().hypervolume(),
                Durations.of(study.seconds()));
    }

    private static String score(Optional<Estimate> score) {
        return score.map(known ->
                        String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", known.value(), known.low(), known.high()))
                .orElse("-");
    }

    private static String place(Checkpoint checkpoint) {
        if (checkpoint.onFront()) {
            return "";
        }
        return mayBeOnIt(checkpoint) ? " (not on the front as scored, but may be)" : " (not on the front)";
    }

    private static String tax(Checkpoint checkpoint) {
        return isBase(checkpoint)
                ? ""
                : checkpoint
                        .standing()
                        .tax()
                        .map(tax -> String.format(
                                Locale.ROOT,
                                "%.1f [%.1f, %.1f]",
                                POINTS * tax.lost(),
                                POINTS * tax.interval().low(),
                                POINTS * tax.interval().high()))
                        .orElse("-");
    }

    private static String probability(Checkpoint checkpoint) {
        OptionalDouble known = checkpoint.standing().probability();
        return known.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", known.getAsDouble());
    }

    private static String name(Checkpoint checkpoint) {
        return isBase(checkpoint) ? checkpoint.recipe() : checkpoint.recipe() + " epoch " + checkpoint.epoch();
    }

    private static double safety(Checkpoint checkpoint) {
        return checkpoint.safety().map(Estimate::value).orElse(0.0);
    }

    private static boolean isBase(Checkpoint checkpoint) {
        return checkpoint.method().equals(BASE);
    }
}
