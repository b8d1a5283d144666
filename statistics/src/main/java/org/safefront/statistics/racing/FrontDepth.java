package org.safefront.statistics.racing;

import java.util.List;
import org.safefront.contracts.Require;
import org.safefront.contracts.front.Membership;

/**
 * How far each checkpoint is behind the front, where rates are known: the most by which any other beats it on every axis. At most 0 on the front. Auer,
 * Chiang, Ortner and Drugan, 2016; Kone, Kaufmann and Richert, 2023.
 *
 * @param rates of each checkpoint on each axis
 */
public record FrontDepth(List<List<Double>> rates) {
    public FrontDepth {
        rates = rates.stream().map(List::copyOf).toList();
        Require.some("rates", rates);
    }

    /** Of one checkpoint; negative infinity where there is no other. */
    public double of(int checkpoint) {
        double depth = Double.NEGATIVE_INFINITY;
        for (int rival = 0; rival < rates.size(); rival++) {
            if (rival != checkpoint) {
                depth = Math.max(depth, lead(rival, checkpoint));
            }
        }
        return depth;
    }

    /** The least by which one is ahead of another, over the axes. */
    private double lead(int rival, int checkpoint) {
        double lead = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < rates.get(checkpoint).size(); axis++) {
            lead = Math.min(
                    lead, rates.get(rival).get(axis) - rates.get(checkpoint).get(axis));
        }
        return lead;
    }

    /** Whether a call is wrong by more than the tolerance. */
    public boolean isWrong(int checkpoint, Membership call, double tolerance) {
        double depth = of(checkpoint);
        return (call == Membership.ON && depth > tolerance) || (call == Membership.OFF && depth < -tolerance);
    }

    /** Whether a checkpoint has one of those that are kept within the tolerance on every axis, be it itself. */
    public boolean isCovered(int checkpoint, List<Integer> kept, double tolerance) {
        return kept.stream().anyMatch(one -> one == checkpoint || lead(one, checkpoint) >= -tolerance);
    }
}
