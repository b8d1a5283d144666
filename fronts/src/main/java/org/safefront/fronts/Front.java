package org.safefront.fronts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What no other beats: a staircase from the safest place down to the one that reasons best.
 *
 * @param steps the safest first; each reasons better than the one before
 */
public record Front(List<Step> steps) {
    /**
     * A place on the front.
     *
     * @param safety of all who are there
     * @param reasoning of all who are there
     * @param ids who is there, in their order; more than one where scores are the same to the last bit
     */
    public record Step(double safety, double reasoning, List<String> ids) {
        public Step {
            ids = List.copyOf(ids);
        }
    }

    public Front {
        steps = List.copyOf(steps);
    }

    /** The front of these places, in whatever order they come, and however often. */
    public static Front of(Collection<Place> places) {
        var front = new GrowingFront();
        places.forEach(front::add);
        return front.front();
    }

    /** Ids of all on the front, the safest first. */
    public List<String> ids() {
        return steps.stream().flatMap(step -> step.ids().stream()).toList();
    }

    /** Area of what the front beats, down to (0, 0); what lies below 0 on an axis beats nothing. */
    public double hypervolume() {
        double area = 0;
        double reached = 0;
        for (Step step : steps) {
            if (step.reasoning() > reached) {
                area += Math.max(0, step.safety()) * (step.reasoning() - reached);
                reached = step.reasoning();
            }
        }
        return area;
    }

    /**
     * Area that the front would lose without each of its members, by id, the safest first. Of two at the same place
     * neither is missed.
     */
    public Map<String, Double> contributions() {
        var contributions = new LinkedHashMap<String, Double>();
        for (int i = 0; i < steps.size(); i++) {
            double alone = steps.get(i).ids().size() > 1 ? 0 : exclusive(i);
            steps.get(i).ids().forEach(id -> contributions.put(id, alone));
        }
        return contributions;
    }

    private double exclusive(int i) {
        double less = i + 1 < steps.size() ? Math.max(0, steps.get(i + 1).safety()) : 0;
        double below = i > 0 ? Math.max(0, steps.get(i - 1).reasoning()) : 0;
        double width = Math.max(0, steps.get(i).safety()) - less;
        double height = Math.max(0, steps.get(i).reasoning()) - below;
        return Math.max(0, width) * Math.max(0, height);
    }

    /**
     * Where a step along the front begins to cost more on one axis than it gains on the other: the largest sum of both
     * axes, each stretched to 0 to 1 over the front. Of equals the safest; absent for an empty front.
     */
    public Optional<Step> knee() {
        ToDoubleFunction<Step> safety = stretched(Step::safety);
        ToDoubleFunction<Step> reasoning = stretched(Step::reasoning);
        return steps.stream().reduce((best, next) -> {
            double gain = safety.applyAsDouble(next) + reasoning.applyAsDouble(next);
            return gain > safety.applyAsDouble(best) + reasoning.applyAsDouble(best) ? next : best;
        });
    }

    /**
     * How far a place is beaten: the most by which one on the front is ahead on both axes. At most 0 for who is on the
     * front; the front with a tolerance of epsilon is all that are beaten by no more than epsilon.
     */
    public double depth(double safety, double reasoning) {
        return steps.stream()
                .mapToDouble(step -> Math.min(step.safety() - safety, step.reasoning() - reasoning))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /**
     * The smallest set of members that comes within epsilon of every other on both axes: additive epsilon-dominance, so
     * that who wants a few to choose from is not shown ten that are alike. Greedy from the safest on, which is smallest
     * on a staircase.
     */
    public List<Step> sparse(double epsilon) {
        var kept = new ArrayList<Step>();
        int i = 0;
        while (i < steps.size()) {
            Step first = steps.get(i);
            int keep = i;
            while (keep + 1 < steps.size() && steps.get(keep + 1).safety() + epsilon >= first.safety()) {
                keep++;
            }
            Step chosen = steps.get(keep);
            kept.add(chosen);
            i = keep + 1;
            while (i < steps.size()
                    && chosen.reasoning() + epsilon >= steps.get(i).reasoning()) {
                i++;
            }
        }
        return kept;
    }

    private ToDoubleFunction<Step> stretched(ToDoubleFunction<Step> axis) {
        double low = steps.stream().mapToDouble(axis).min().orElse(0);
        double high = steps.stream().mapToDouble(axis).max().orElse(0);
        return step -> high > low ? (axis.applyAsDouble(step) - low) / (high - low) : 0;
    }
}
