package org.safefront.fronts.fold;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Estimate;

/** One number for an axis that several tasks measure. */
final class AxisScore {
    private AxisScore() {}

    /**
     * The plain mean of the tasks' scores, absent until all of them are there. Tasks are independent, so the ends of the
     * interval lie off the mean by the root of the summed squares of theirs, over the number of tasks.
     */
    static Optional<Estimate> of(List<Optional<Estimate>> tasks) {
        if (tasks.isEmpty() || tasks.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<Estimate> scores = tasks.stream().flatMap(Optional::stream).toList();
        if (scores.size() == 1) {
            return Optional.of(scores.get(0));
        }
        double mean = scores.stream().mapToDouble(Estimate::value).average().orElseThrow();
        double below = spread(scores.stream()
                .mapToDouble(score -> score.value() - score.low())
                .toArray());
        double above = spread(scores.stream()
                .mapToDouble(score -> score.high() - score.value())
                .toArray());
        long samples = scores.stream().mapToLong(Estimate::n).sum();
        return Optional.of(new Estimate(mean, Math.max(0, mean - below), Math.min(1, mean + above), samples));
    }

    /** How far the end of a mean of independent scores lies off it: the root of the summed squares of theirs, over their number. */
    static double spread(double[] distances) {
        double sum = 0;
        for (double distance : distances) {
            sum += distance * distance;
        }
        return Math.sqrt(sum) / distances.length;
    }
}
