package org.safefront.fronts.certainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safefront.statistics.Interval;

/**
 * The fronts of all replicates: in which share of them each candidate is on it, between which areas 95 of 100 of them
 * lie, and where they run.
 */
public final class FrontCertainty {
    private static final double LOW = 0.025;
    private static final double BAND_LOW = 0.05;

    private final List<Replicates> candidates;
    private final int[] on;
    private final double[] areas;
    private final List<int[]> fronts;

    /**
     * Where most fronts run.
     *
     * @param safety at which
     * @param low above it lies the front in 95 of 100 replicates
     * @param high below it lies the front in 95 of 100 replicates
     */
    public record Band(double safety, double low, double high) {}

    private FrontCertainty(List<Replicates> candidates, int draws) {
        this.candidates = candidates;
        this.on = new int[candidates.size()];
        this.areas = new double[draws];
        this.fronts = new ArrayList<>(draws);
    }

    /**
     * Takes the front of each replicate.
     *
     * @param candidates all that may be on it, each id once; of the same number of replicates
     */
    public static FrontCertainty of(Collection<Replicates> candidates) {
        List<Replicates> ordered =
                candidates.stream().sorted(Comparator.comparing(Replicates::id)).toList();
        int draws = ordered.isEmpty() ? 0 : ordered.get(0).safety().length;
        var certainty = new FrontCertainty(ordered, draws);
        var front = new ReplicateFront(ordered);
        for (int draw = 0; draw < draws; draw++) {
            int[] members = front.of(draw);
            for (int member : members) {
                certainty.on[member]++;
            }
            certainty.areas[draw] = front.area(members, draw);
            certainty.fronts.add(members);
        }
        return certainty;
    }

    /** Share of the replicates in which each candidate is on the front, by id. */
    public Map<String, Double> probabilities() {
        var probabilities = new LinkedHashMap<String, Double>();
        for (int i = 0; i < on.length; i++) {
            probabilities.put(candidates.get(i).id(), (double) on[i] / areas.length);
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
        for (int member : fronts.get(draw)) {
            Replicates candidate = candidates.get(member);
            if (candidate.safety()[draw] >= safety) {
                best = Math.max(best, candidate.reasoning()[draw]);
            }
        }
        return best;
    }

    /** With linear interpolation between neighbours. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
