package org.safefront.performance.budget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safefront.performance.Figures;
import org.safefront.statistics.racing.FrontDepth;
import org.safefront.statistics.racing.RaceRules;
import org.safefront.statistics.racing.Truth;

/** Races simulated sweeps whose truth is known. */
final class BudgetSimulation {
    private static final double RISK = 0.05;
    private static final int PER_CENT = 100;

    private BudgetSimulation() {}

    private record Line(String name, Strategy strategy, Truth truth) {}

    private static final List<Line> LINES = List.of(
            race("adaptive", Truth.FINISHED_TABLE, false),
            new Line("uniform 50 %", Strategy.uniform(0.5), Truth.FINISHED_TABLE),
            new Line("uniform 25 %", Strategy.uniform(0.25), Truth.FINISHED_TABLE),
            race("adaptive, strict", Truth.FINISHED_TABLE, true),
            new Line(
                    "whole repeats",
                    Strategy.race(rules(Truth.FINISHED_TABLE, false), Sweep::axesByRepeat),
                    Truth.FINISHED_TABLE),
            new Line("full table", Strategy.uniform(1), Truth.TRUE_RATES),
            new Line("uniform 50 %", Strategy.uniform(0.5), Truth.TRUE_RATES),
            new Line("uniform 25 %", Strategy.uniform(0.25), Truth.TRUE_RATES),
            race("adaptive", Truth.TRUE_RATES, false),
            race("adaptive, strict", Truth.TRUE_RATES, true),
            new Line("adaptive for table", Strategy.race(rules(Truth.FINISHED_TABLE, false)), Truth.TRUE_RATES));

    private static Line race(String name, Truth truth, boolean strict) {
        return new Line(name, Strategy.race(rules(truth, strict)), truth);
    }

    private static RaceRules rules(Truth truth, boolean strict) {
        return new RaceRules(RISK, Results.TOLERANCE, truth, strict);
    }

    /** Told the first seed, how many sweeps of each ordinary shape, and how many of each that is least favourable. */
    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[0]);
        int sweeps = Integer.parseInt(arguments[1]);
        int stresses = Integer.parseInt(arguments[2]);
        Figures.say(
                "seeds from %d on, %d for each shape, %d for those that are least favourable; 40 checkpoints, safety 313 x 4, reasoning 230 x 8; risk %.2f, two points",
                seed, sweeps, stresses, RISK);
        Figures.say(
                "%-20s %-9s %-12s %5s %5s %5s %7s %8s %6s %6s %6s",
                "strategy", "truth", "shape", "used%", "p90", "most", "right", ">=(95%)", "undec%", "cover%", "same%");
        Map<Shape, List<Results>> ordinary = new LinkedHashMap<>();
        for (Shape shape : Shape.values()) {
            ordinary.put(shape, played(shape, seed, Shape.ORDINARY.contains(shape) ? sweeps : stresses));
        }
        for (int line = 0; line < LINES.size(); line++) {
            int place = line;
            Shape.ORDINARY.stream()
                    .map(shape -> ordinary.get(shape).get(place))
                    .reduce(Results::and)
                    .ifPresent(all -> say(LINES.get(place), "the four", all));
            for (Shape shape : Shape.values()) {
                say(LINES.get(line), shape.toString(), ordinary.get(shape).get(line));
            }
        }
    }

    private static List<Results> played(Shape shape, long seed, int sweeps) {
        var results = new ArrayList<Results>();
        LINES.forEach(line -> results.add(new Results()));
        for (int replay = 0; replay < sweeps; replay++) {
            Sweep sweep = Sweep.draw(shape, seed + replay);
            FrontDepth table = sweep.table(1);
            FrontDepth truth = sweep.truth();
            for (int line = 0; line < LINES.size(); line++) {
                results.get(line)
                        .add(
                                LINES.get(line).strategy().play(sweep),
                                LINES.get(line).truth() == Truth.FINISHED_TABLE ? table : truth,
                                table);
            }
        }
        return results;
    }

    private static void say(Line line, String shape, Results results) {
        Figures.say(
                "%-20s %-9s %-12s %5.1f %5.1f %5.1f %3d/%3d %8.3f %6.1f %6.1f %6.1f",
                line.name(),
                line.truth() == Truth.FINISHED_TABLE ? "table" : "rates",
                shape,
                PER_CENT * results.meanShare(),
                PER_CENT * results.largeShare(),
                PER_CENT * results.largestShare(),
                results.right(),
                results.sweeps(),
                results.rightAtLeast(),
                PER_CENT * results.undecided(),
                PER_CENT * (double) results.covered() / results.sweeps(),
                PER_CENT * results.sameAsTable());
    }
}
