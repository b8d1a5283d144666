package org.safefront.statistics;

import java.util.Optional;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Require;

/**
 * How the yes and no of a judge agree with the truth, as people have told it.
 *
 * @param hits yes where the truth is yes
 * @param misses no where the truth is yes
 * @param falseAlarms yes where the truth is no
 * @param rejections no where the truth is no
 */
public record Agreement(long hits, long misses, long falseAlarms, long rejections) {
    public Agreement {
        Require.atLeast("hits", 0, hits);
        Require.atLeast("misses", 0, misses);
        Require.atLeast("falseAlarms", 0, falseAlarms);
        Require.atLeast("rejections", 0, rejections);
        Require.atLeast("judged", 1, hits + misses + falseAlarms + rejections);
    }

    /** Items that were judged. */
    public long judged() {
        return hits + misses + falseAlarms + rejections;
    }

    /** Share of the truly yes that is called so, with Wilson's interval; absent where there is none. */
    public Optional<Estimate> sensitivity() {
        return share(hits, hits + misses);
    }

    /** Share of the truly no that is called so, with Wilson's interval; absent where there is none. */
    public Optional<Estimate> specificity() {
        return share(rejections, rejections + falseAlarms);
    }

    /** Share of the items called yes that truly are, with Wilson's interval; absent where nothing is called so. */
    public Optional<Estimate> precision() {
        return share(hits, hits + falseAlarms);
    }

    /** Share of all items on which both say the same, with Wilson's interval. */
    public Estimate accuracy() {
        return Proportion.wilson(hits + rejections, judged());
    }

    /** Harmonic mean of sensitivity and precision of yes; 0 where there is no hit. */
    public double f1() {
        return hits == 0 ? 0 : 2.0 * hits / (2.0 * hits + misses + falseAlarms);
    }

    /**
     * Cohen's kappa: agreement beyond what two would have by chance who say yes as often as these. 1 is full agreement, 0 is chance.
     * Where both always say the same one thing it is not defined.
     */
    public Optional<Double> kappa() {
        double chance = chance();
        return chance == 1 ? Optional.empty() : Optional.of((accuracy().value() - chance) / (1 - chance));
    }

    /** Standard error of kappa (Fleiss, Cohen and Everitt, Psychological Bulletin 72, 1969). */
    public Optional<Double> kappaError() {
        return kappa().map(kappa -> {
            double n = judged();
            double same = accuracy().value();
            double chance = chance();
            double agreed = agreed(hits, yes() + truth(), same) + agreed(rejections, 2 - yes() - truth(), same);
            double differed =
                    falseAlarms / n * square(truth() + (1 - yes())) + misses / n * square(yes() + (1 - truth()));
            return Math.sqrt(
                    Math.max(0, agreed + square(1 - same) * differed - square(same * chance - 2 * chance + same))
                            / (n * Math.pow(1 - chance, 4)));
        });
    }

    private double agreed(long items, double margins, double same) {
        return items / (double) judged() * square(1 - chance() - margins * (1 - same));
    }

    private double chance() {
        return yes() * truth() + (1 - yes()) * (1 - truth());
    }

    private double yes() {
        return (hits + falseAlarms) / (double) judged();
    }

    private double truth() {
        return (hits + misses) / (double) judged();
    }

    private static double square(double x) {
        return x * x;
    }

    private static Optional<Estimate> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(Proportion.wilson(part, whole));
    }
}
