package org.safefront.launcher.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.front.Membership;
import org.safefront.fronts.Front;
import org.safefront.fronts.NonDominated;
import org.safefront.fronts.certainty.FrontCertainty;
import org.safefront.fronts.certainty.Replicates;
import org.safefront.fronts.certainty.Resampling;
import org.safefront.statistics.Interval;

/**
 * What a file of places comes to.
 *
 * @param front ids of whom no other beats, the safest first
 * @param hypervolume area in the plane of safety and reasoning between the front and (0, 0)
 * @param contributions by id: area that would be lost without each member
 * @param knee where a step along the front begins to cost more than it gains, absent for no rows
 * @param withinEpsilon ids of all that are beaten by no more than epsilon on both axes; absent where none was given
 * @param certainty absent where rows have no samples
 */
public record FrontAnswer(
        List<String> front,
        double hypervolume,
        Map<String, Double> contributions,
        Optional<List<String>> knee,
        Optional<List<String>> withinEpsilon,
        Optional<Certainty> certainty) {
    /** 0.6 - 0.58 is more than 0.02 to a computer, and to nobody else. */
    private static final double ROUNDING = 1e-9;

    /**
     * How certain a front is.
     *
     * @param replicates fronts of items drawn anew
     * @param probability by id: share of them in which it is on the front
     * @param state by id: on, off or undecided
     * @param hypervolume between which areas 95 of 100 of them lie
     */
    public record Certainty(
            int replicates, Map<String, Double> probability, Map<String, String> state, Interval hypervolume) {}

    /**
     * Takes the front.
     *
     * @param epsilon tolerance on both axes, if there is one
     * @param draws replicates, at least 100
     */
    public static FrontAnswer of(PlaceFile file, OptionalDouble epsilon, int draws) {
        Front plane = Front.of(file.rows().stream().map(PlacedRow::place).toList());
        return new FrontAnswer(
                members(file, plane),
                plane.hypervolume(),
                plane.contributions(),
                plane.knee().map(Front.Step::ids),
                epsilon.isEmpty() ? Optional.empty() : Optional.of(within(file, plane, epsilon.getAsDouble())),
                certainty(file, new Resampling(draws)));
    }

    /** With further axes more may stay, in the order of the file after those of the plane. */
    private static List<String> members(PlaceFile file, Front plane) {
        boolean isPlane = file.rows().stream().allMatch(row -> row.others().isEmpty());
        if (isPlane) {
            return plane.ids();
        }
        var values = new LinkedHashMap<String, double[]>();
        for (PlacedRow row : file.rows()) {
            var axes = new ArrayList<>(List.of(row.place().safety(), row.place().reasoning()));
            row.others().keySet().stream()
                    .sorted()
                    .forEach(axis -> axes.add(row.others().get(axis)));
            values.put(
                    row.place().id(),
                    axes.stream().mapToDouble(Double::doubleValue).toArray());
        }
        var unbeaten = NonDominated.of(values);
        return file.rows().stream()
                .map(row -> row.place())
                .filter(place -> unbeaten.contains(place.id()))
                .sorted((a, b) -> Double.compare(b.safety(), a.safety()))
                .map(place -> place.id())
                .toList();
    }

    private static List<String> within(PlaceFile file, Front front, double epsilon) {
        return file.rows().stream()
                .map(PlacedRow::place)
                .filter(place -> front.depth(place.safety(), place.reasoning()) <= epsilon + ROUNDING)
                .map(place -> place.id())
                .toList();
    }

    private static Optional<Certainty> certainty(PlaceFile file, Resampling resampling) {
        if (file.rows().stream().anyMatch(row -> row.samples().isEmpty())) {
            return Optional.empty();
        }
        FrontCertainty certainty = FrontCertainty.of(file.rows().stream()
                .map(row -> replicates(row, row.samples().orElseThrow(), resampling))
                .toList());
        var states = new LinkedHashMap<String, String>();
        certainty
                .probabilities()
                .forEach((id, share) -> states.put(id, Membership.of(share).toString()));
        return Optional.of(
                new Certainty(resampling.draws(), certainty.probabilities(), states, certainty.hypervolume()));
    }

    private static Replicates replicates(PlacedRow row, RowSamples samples, Resampling resampling) {
        String id = row.place().id();
        return new Replicates(
                id,
                samples.safety().replicates(resampling, id),
                samples.reasoning().replicates(resampling, id));
    }
}
