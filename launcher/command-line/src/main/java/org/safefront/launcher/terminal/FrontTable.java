package org.safefront.launcher.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safefront.contracts.Estimate;
import org.safefront.launcher.registry.StudyStatus;
import org.safefront.launcher.registry.StudyStatus.Checkpoint;

/** The front as a table: its checkpoints, the safest first, each with the reasoning that it lost against the base. */
public final class FrontTable {
    private static final String BASE = "base";
    private static final double POINTS = 100;

    private FrontTable() {}

    /** Lines with a headline. */
    public static List<String> lines(StudyStatus study) {
        Optional<Checkpoint> base =
                study.checkpoints().stream().filter(FrontTable::isBase).findFirst();
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%-20s  %-20s  %-20s  %8s  %s",
                "safety",
                "reasoning",
                "over-refusal",
                "tax",
                "checkpoint"));
        study.checkpoints().stream()
                .filter(checkpoint -> checkpoint.onFront() || isBase(checkpoint))
                .sorted(Comparator.comparingDouble(FrontTable::safety).reversed())
                .forEach(checkpoint -> lines.add(line(checkpoint, base)));
        lines.add(summary(study));
        return lines;
    }

    private static String line(Checkpoint checkpoint, Optional<Checkpoint> base) {
        return String.format(
                Locale.ROOT,
                "%-20s  %-20s  %-20s  %8s  %s%s",
                score(checkpoint.safety()),
                score(checkpoint.reasoning()),
                score(checkpoint.overRefusal()),
                tax(checkpoint, base),
                name(checkpoint),
                checkpoint.onFront() ? "" : " (not on the front)");
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

    /** Reasoning lost against the base, in points of a hundred. */
    private static String tax(Checkpoint checkpoint, Optional<Checkpoint> base) {
        if (isBase(checkpoint)) {
            return "";
        }
        return base.flatMap(Checkpoint::reasoning)
                .flatMap(before -> checkpoint
                        .reasoning()
                        .map(after -> String.format(Locale.ROOT, "%.1f pt", POINTS * (before.value() - after.value()))))
                .orElse("-");
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
