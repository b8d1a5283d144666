package org.safefront.launcher.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Estimate;
import org.safefront.statistics.FlipRate;
import org.safefront.statistics.Interval;
import org.safefront.statistics.NoiseFloor;
import org.safefront.statistics.Repeatability;
import org.safefront.statistics.VarianceComponents;

/** How alike runs of one recipe are, for a terminal. */
public final class RepeatabilityText {
    private RepeatabilityText() {}

    /** Lines, with an empty one between parts. */
    public static List<String> lines(RepeatedRuns runs) {
        Repeatability repeatability = runs.repeatability();
        var lines = new ArrayList<String>();
        lines.add(format(
                "%d train seeds x %d decode seeds, %d questions each; mean score %s",
                repeatability.trainSeeds(),
                repeatability.decodeSeeds(),
                repeatability.questions(),
                Figures.share(repeatability.mean())));
        lines.add("");
        addRuns(runs, lines);
        lines.add("");
        lines.add(
                "Two runs of this recipe on these questions come apart by chance by no more than this in 95 of 100 cases");
        lines.add("");
        lines.add("   range  deviation of a score  degrees of freedom  the second run is");
        addFloor("drawn anew from the same checkpoint", repeatability.sameCheckpoint(), lines);
        addFloor("trained anew and drawn anew", repeatability.newTraining(), lines);
        lines.add("");
        addComponents(repeatability.components(), lines);
        lines.add("");
        addFlips(repeatability.flips(), lines);
        return lines;
    }

    private static void addRuns(RepeatedRuns runs, List<String> lines) {
        var plot = new IntervalPlot(0, 1);
        lines.add("  " + plot.scale() + "   score  interval        train  decode  file");
        for (RepeatedRuns.Run run : runs.runs()) {
            Estimate score = run.score();
            var interval = new Interval(score.low(), score.high());
            lines.add(format(
                    "  %s   %s  %s  %5d  %6d  %s",
                    plot.line(score.value(), interval),
                    Figures.share(score.value()),
                    Figures.interval(interval),
                    run.trainSeed(),
                    run.decodeSeed(),
                    run.file()));
        }
    }

    private static void addFloor(String what, Optional<NoiseFloor> floor, List<String> lines) {
        lines.add(format(
                "  %6s  %20s  %18s  %s",
                floor.map(known -> known.range() > 1 ? ">1" : Figures.share(known.range()))
                        .orElse("-"),
                floor.map(known -> Figures.share(known.deviation())).orElse("-"),
                floor.map(known -> format("%.1f", known.degreesOfFreedom())).orElse("-"),
                what));
    }

    private static void addComponents(VarianceComponents components, List<String> lines) {
        lines.add("What the rate of one question in one run varies by; below zero is a part too small to be seen");
        lines.add("");
        lines.add("  variance  deviation  due to");
        addComponent("train seed: all questions together", components.train(), lines);
        addComponent("decode seed: all questions together, beyond chance", components.decode(), lines);
        addComponent("question", components.question(), lines);
        addComponent("train seed, some questions up and some down", components.trainByQuestion(), lines);
        addComponent("drawing the answers to one question anew", components.rest(), lines);
    }

    private static void addComponent(String what, OptionalDouble variance, List<String> lines) {
        String deviation = variance.isPresent() && variance.getAsDouble() >= 0
                ? Figures.share(Math.sqrt(variance.getAsDouble()))
                : "-";
        String shown = variance.isPresent() ? format("%.5f", variance.getAsDouble()) : "-";
        lines.add(format("  %8s  %9s  %s", shown, deviation, what));
    }

    private static void addFlips(FlipRate flips, List<String> lines) {
        lines.add("How often two samples of one question disagree on whether the answer is right");
        lines.add("");
        lines.add(format("  %5s  both of one checkpoint", Figures.share(flips.sameCheckpoint())));
        lines.add(format("  %5s  of checkpoints of two train seeds", Figures.share(flips.otherTraining())));
        lines.add(format(
                "  %5s  of questions: the samples of one checkpoint do not all agree",
                Figures.share(flips.notUnanimous())));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
