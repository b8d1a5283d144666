package org.safefront.fronts.certainty;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.ItemCounts;
import org.safefront.contracts.Require;
import org.safefront.contracts.judgement.JudgeCalibration;

/**
 * Rates in samples of items that are drawn anew (Efron and Tibshirani, An Introduction to the Bootstrap, 1993). Items are
 * drawn whole, with all their repeats, and jointly: replicate 17 has the same items for every checkpoint, so that what a
 * hard question costs all of them makes none of them uncertain against another.
 */
public final class Resampling {
    /** A judge that tells hardly anything in a replicate would make any rate of it. */
    private static final double LEAST_TOLD = 0.05;
    /** Standard errors from end to end of a 95 % interval. */
    private static final double WIDTH = 2 * 1.959963984540054;

    private static final int OF_FRONTS = 1000;

    private final int draws;
    private final Map<String, Draws> bySet = new ConcurrentHashMap<>();
    private final Map<JudgeCalibration, double[][]> byJudge = new ConcurrentHashMap<>();

    /** Replicates in so many, at least 100. */
    public Resampling(int draws) {
        this.draws = (int) Require.atLeast("draws", 100, draws);
    }

    /** As announced fronts are drawn, in 1,000 replicates: a probability of 0.95 has an error of 0.007 by them. */
    public static Resampling ofFronts() {
        return new Resampling(OF_FRONTS);
    }

    /** How many replicates there are. */
    public int draws() {
        return draws;
    }

    /**
     * Share of yes in each replicate.
     *
     * @param set name of the items; sets of one name and size are drawn alike
     * @param counts of each item
     */
    public double[] rates(String set, ItemCounts counts) {
        Draws drawn = bySet.computeIfAbsent(set + "/" + counts.items(), key -> Draws.of(set, counts.items(), draws));
        int[] yes = counts.yes().stream().mapToInt(Integer::intValue).toArray();
        int[] no = counts.no().stream().mapToInt(Integer::intValue).toArray();
        int[] yesses = drawn.sums(yes);
        int[] noes = drawn.sums(no);
        double all = share(Arrays.stream(yes).sum(), Arrays.stream(no).sum(), 0);
        var rates = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            rates[draw] = share(yesses[draw], noes[draw], all);
        }
        return rates;
    }

    /**
     * Rates about an estimate of which the items are not known: normal, as wide as its interval, kept within 0 and 1, and
     * independent of everybody else's.
     *
     * @param name of what was measured, from which the draws follow
     */
    public double[] rates(String name, Estimate estimate) {
        var random = new SplittableRandom(Draws.seed(name));
        var standard = NormalDistribution.of(0, 1);
        double error = (estimate.high() - estimate.low()) / WIDTH;
        var rates = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double deviate = standard.inverseCumulativeProbability(random.nextDouble());
            rates[draw] = within(estimate.value() + error * deviate);
        }
        return rates;
    }

    /**
     * The rates that a judge who errs must have seen (Rogan and Gladen), its errors drawn anew too: in each replicate others,
     * as far as its calibration leaves open, and in one replicate the same for all checkpoints, for it is one judge.
     */
    public double[] corrected(double[] rates, JudgeCalibration judge) {
        double[][] errors = byJudge.computeIfAbsent(judge, this::errors);
        var corrected = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double told = Math.max(LEAST_TOLD, errors[0][draw] + errors[1][draw] - 1);
            corrected[draw] = within((rates[draw] + errors[1][draw] - 1) / told);
        }
        return corrected;
    }

    /** Sensitivities and specificities, after Jeffreys' prior. */
    private double[][] errors(JudgeCalibration judge) {
        var random = new SplittableRandom(Draws.seed(judge.sha256()));
        return new double[][] {
            shares(judge.hits(), judge.misses(), random), shares(judge.rejections(), judge.falseAlarms(), random)
        };
    }

    private double[] shares(long right, long wrong, SplittableRandom random) {
        var posterior = BetaDistribution.of(right + 0.5, wrong + 0.5);
        var shares = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            shares[draw] = posterior.inverseCumulativeProbability(random.nextDouble());
        }
        return shares;
    }

    /** Means of several tasks, replicate by replicate. */
    public double[] mean(List<double[]> tasks) {
        var means = new double[draws];
        for (double[] rates : tasks) {
            for (int draw = 0; draw < draws; draw++) {
                means[draw] += rates[draw] / tasks.size();
            }
        }
        return means;
    }

    private static double share(long yes, long no, double otherwise) {
        return yes + no == 0 ? otherwise : (double) yes / (yes + no);
    }

    private static double within(double share) {
        return Math.min(1, Math.max(0, share));
    }
}
