package org.safefront.registry.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.fronts.NonDominated;
import org.safefront.fronts.fold.AssessedCheckpoint;

/**
 * A front with more axes than the two, or with a tolerance.
 *
 * @param axes all of them, the two first
 * @param epsilon how far one may be beaten on both of the two and stay; only without further axes
 * @param checkpointIds who is on it, the safest first
 * @param unmeasured ids of those with both scores of which a further axis is not known, and which are left out
 * @param gaps what is not known of these, one sentence an axis, by id
 */
public record WiderFront(
        List<String> axes,
        double epsilon,
        List<String> checkpointIds,
        List<String> unmeasured,
        Map<String, List<String>> gaps) {
    /** Takes it over the checkpoints that share the front of a study. */
    public static WiderFront of(StudyFacts facts, List<FurtherAxis> further, double epsilon) {
        List<AssessedCheckpoint> placed = facts.comparable();
        var axes = new ArrayList<>(List.of(Axis.SAFETY.toString(), Axis.REASONING.toString()));
        further.forEach(axis -> axes.add(axis.toString()));
        Map<String, double[]> values = values(placed, further);
        Set<String> unbeaten = further.isEmpty() ? within(facts, placed, epsilon) : NonDominated.of(values);
        Map<String, List<String>> gaps = gaps(placed, further);
        return new WiderFront(
                axes,
                epsilon,
                placed.stream()
                        .filter(checkpoint -> unbeaten.contains(checkpoint.checkpointId()))
                        .sorted((a, b) -> Double.compare(safety(b), safety(a)))
                        .map(AssessedCheckpoint::checkpointId)
                        .toList(),
                List.copyOf(gaps.keySet()),
                gaps);
    }

    private static Map<String, List<String>> gaps(List<AssessedCheckpoint> placed, List<FurtherAxis> further) {
        var gaps = new LinkedHashMap<String, List<String>>();
        for (AssessedCheckpoint checkpoint : placed) {
            List<String> of = further.stream()
                    .flatMap(axis -> axis.gap(checkpoint).stream())
                    .toList();
            if (!of.isEmpty()) {
                gaps.put(checkpoint.checkpointId(), of);
            }
        }
        return gaps;
    }

    private static Map<String, double[]> values(List<AssessedCheckpoint> placed, List<FurtherAxis> further) {
        var values = new LinkedHashMap<String, double[]>();
        for (AssessedCheckpoint checkpoint : placed) {
            List<OptionalDouble> others =
                    further.stream().map(axis -> axis.of(checkpoint)).toList();
            if (others.stream().allMatch(OptionalDouble::isPresent)) {
                double[] own = new double[2 + others.size()];
                own[0] = safety(checkpoint);
                own[1] = checkpoint.place().orElseThrow().reasoning();
                for (int i = 0; i < others.size(); i++) {
                    own[2 + i] = others.get(i).getAsDouble();
                }
                values.put(checkpoint.checkpointId(), own);
            }
        }
        return values;
    }

    private static Set<String> within(StudyFacts facts, List<AssessedCheckpoint> placed, double epsilon) {
        var within = new HashSet<String>();
        for (AssessedCheckpoint checkpoint : placed) {
            double depth = facts.front()
                    .shape()
                    .depth(safety(checkpoint), checkpoint.place().orElseThrow().reasoning());
            if (depth <= epsilon) {
                within.add(checkpoint.checkpointId());
            }
        }
        return within;
    }

    private static double safety(AssessedCheckpoint checkpoint) {
        return checkpoint.score(Axis.SAFETY).map(Estimate::value).orElseThrow();
    }
}
