package org.safefront.performance.budget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** The true rate of every checkpoint on every item: a logistic model with an interaction, whose means are the targets exactly. */
final class ItemRates {
    private static final double INTERACTION = 0.64;
    private static final double INTERACTION_OF_RUNS = 0.7;
    /** Of the interaction's variance, between checkpoints of one run. */
    private static final double SHARED = 0.5;

    private static final double FARTHEST_ABILITY = 40;
    private static final int HALVINGS = 50;

    private final Items items;
    private final Shape shape;
    private final SplittableRandom random;
    private final Map<Integer, double[]> runs = new HashMap<>();

    ItemRates(Items items, Shape shape, SplittableRandom random) {
        this.items = items;
        this.shape = shape;
        this.random = random;
    }

    /** Rates by checkpoint and item. */
    double[][] rates(List<Target> targets, ToDoubleFunction<Target> mean) {
        var rates = new ArrayList<double[]>();
        for (Target target : targets) {
            rates.add(solved(offsets(target), mean.applyAsDouble(target)));
        }
        return rates.toArray(double[][]::new);
    }

    /** How much easier each item is for this checkpoint than for one of its ability. */
    private double[] offsets(Target target) {
        double[] own = noise();
        double[] shared = runs.computeIfAbsent(target.run(), run -> noise());
        double spread = shape.hasRuns() ? INTERACTION_OF_RUNS : INTERACTION;
        double share = shape.hasRuns() ? SHARED : 0;
        double[] offsets = new double[own.length];
        for (int item = 0; item < own.length; item++) {
            double interaction = Math.sqrt(share) * shared[item] + Math.sqrt(1 - share) * own[item];
            offsets[item] = spread * interaction - items.difficulties().get(item);
        }
        return offsets;
    }

    private double[] noise() {
        return items.difficulties().stream()
                .mapToDouble(difficulty -> random.nextGaussian())
                .toArray();
    }

    private static double[] solved(double[] offsets, double mean) {
        double low = -FARTHEST_ABILITY;
        double high = FARTHEST_ABILITY;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (mean(offsets, middle) < mean) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double[] rates = new double[offsets.length];
        for (int item = 0; item < offsets.length; item++) {
            rates[item] = logistic(offsets[item] + low);
        }
        return rates;
    }

    private static double mean(double[] offsets, double ability) {
        double sum = 0;
        for (double offset : offsets) {
            sum += logistic(offset + ability);
        }
        return sum / offsets.length;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
