package org.safefront.fronts.certainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.safefront.statistics.Interval;
import org.safefront.statistics.SampleQuantile;

/**
 * The fronts of all replicates: in which share of them each candidate is on it, between which areas 95 of 100 of them
 * lie, and where they run.
 */
public final class FrontCertainty {
    private static final double LOW = 0.025;
    private static final double BAND_LOW = 0.05;

    /** By slot; null where one was taken away. */
    private final List<Replicates> candidates;

    private final int[] on;
    private final int[][] fronts;
    private final double[] areas;

    /**
     * Where most fronts run.
     *
     * @param safety at which
     * @param low above it lies the front in 95 of 100 replicates
     * @param high below it lies the front in 95 of 100 replicates
     */
    public record Band(double safety, double low, double high) {}

    FrontCertainty(List<Replicates> candidates, int[] on, int[][] fronts, double[] areas) {
        this.candidates = candidates;
        this.on = on;
        this.fronts = fronts;
        this.areas = areas;
    }

    /**
     * Takes the front of each replicate.
     *
     * @param candidates all that may be on it, each id once; of the same number of replicates
     */
    public static FrontCertainty of(Collection<Replicates> candidates) {
        int draws = candidates.stream()
                .mapToInt(candidate -> candidate.safety().length)
                .findFirst()
                .orElse(0);
        var growing = new GrowingCertainty(draws);
        candidates.forEach(growing::add);
        return growing.certainty();
    }

    /** Share of the replicates in which each candidate is on the front, by id. */
    public Map<String, Double> probabilities() {
        return above(-1);
    }

    /**
     * The same of those alone in which it is greater.
     *
     * @param least below 0 for all
     */
    public Map<String, Double> above(double least) {
        var probabilities = new TreeMap<String, Double>();
        for (int slot = 0; slot < on.length; slot++) {
            double share = (double) on[slot] / fronts.length;
            if (share > least && candidates.get(slot) != null) {
                probabilities.put(candidates.get(slot).id(), share);
            }
        }
        return probabilities;
    }

    /** Between which areas the fronts of 95 of 100 replicates lie; from 0 to 0 where there are no candidates. */
    public Interval hypervolume() {
        if (areas.length == 0) {
            return new Interval(0, 0);
        }
        double[] sorted = areas.clone();
        Arrays.sort(sorted);
        return new Interval(quantile(sorted, LOW), quantile(sorted, 1 - LOW));
    }

    /**
     * Where the fronts run, at evenly spread safeties from 0 to 1.
     *
     * @param points how many, at least 2
     */
    public List<Band> band(int points) {
        var band = new ArrayList<Band>(points);
        for (int point = 0; point < points && areas.length > 0; point++) {
            double safety = (double) point / (points - 1);
            double[] reached = new double[areas.length];
            for (int draw = 0; draw < areas.length; draw++) {
                reached[draw] = reached(safety, draw);
            }
            Arrays.sort(reached);
            band.add(new Band(safety, quantile(reached, BAND_LOW), quantile(reached, 1 - BAND_LOW)));
        }
        return band;
    }

    /** The best reasoning of all that are at least so safe; 0 where nobody is. */
    private double reached(double safety, int draw) {
        double best = 0;
        for (int member : fronts[draw]) {
            Replicates candidate = candidates.get(member);
            if (candidate.safety()[draw] >= safety) {
                best = Math.max(best, candidate.reasoning()[draw]);
            }
        }
        return best;
    }

    private static double quantile(double[] sorted, double share) {
        return SampleQuantile.of(sorted.length, place -> sorted[place], share);
    }
}
