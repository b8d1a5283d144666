package org.safefront.statistics.racing;

import java.util.List;
import java.util.stream.IntStream;

/** Every checkpoint against every other, on each axis. What has no new cells is not computed again. */
final class PairTable {
    private final RaceRules rules;
    private final List<RaceAxis> axes;
    private final int checkpoints;
    private final OutcomeBits[][] outcomes;
    private final PairTally[][][] tallies;
    private final PairDifference[][][] differences;
    private final double[][][] better;
    private final double[][][] notWorse;

    PairTable(RaceRules rules, int checkpoints, List<RaceAxis> axes) {
        this.rules = rules;
        this.axes = axes;
        this.checkpoints = checkpoints;
        this.outcomes = new OutcomeBits[checkpoints][axes.size()];
        this.tallies = new PairTally[checkpoints][checkpoints][axes.size()];
        this.differences = new PairDifference[checkpoints][checkpoints][axes.size()];
        this.better = new double[checkpoints][checkpoints][axes.size()];
        this.notWorse = new double[checkpoints][checkpoints][axes.size()];
        for (int checkpoint = 0; checkpoint < checkpoints; checkpoint++) {
            for (int axis = 0; axis < axes.size(); axis++) {
                outcomes[checkpoint][axis] = new OutcomeBits(axes.get(axis).cells());
            }
        }
        pairs((first, second, axis) ->
                tallies[first][second][axis] = new PairTally(axes.get(axis).cells()));
    }

    private interface Pair {
        void at(int first, int second, int axis);
    }

    private void pairs(Pair visitor) {
        for (int first = 0; first < checkpoints; first++) {
            for (int second = first + 1; second < checkpoints; second++) {
                atAllAxes(first, second, visitor);
            }
        }
    }

    private void atAllAxes(int first, int second, Pair visitor) {
        for (int axis = 0; axis < axes.size(); axis++) {
            visitor.at(first, second, axis);
        }
    }

    int checkpoints() {
        return checkpoints;
    }

    List<RaceAxis> axes() {
        return axes;
    }

    void add(int checkpoint, int axis, boolean correct) {
        outcomes[checkpoint][axis].add(correct);
    }

    int sampled(int checkpoint, int axis) {
        return outcomes[checkpoint][axis].length();
    }

    /** Counts what was added. */
    void refresh() {
        pairs((first, second, axis) -> {
            PairTally tally = tallies[first][second][axis];
            if (tally.extend(outcomes[first][axis], outcomes[second][axis])) {
                PairDifference difference = tally.difference();
                store(first, second, axis, difference);
                store(second, first, axis, difference.reversed());
            }
        });
    }

    private void store(int checkpoint, int rival, int axis, PairDifference difference) {
        differences[checkpoint][rival][axis] = difference;
        better[checkpoint][rival][axis] = Posterior.better(difference, rules);
        notWorse[checkpoint][rival][axis] = Posterior.notWorse(difference, rules);
    }

    IntStream rivals(int checkpoint) {
        return IntStream.range(0, checkpoints).filter(rival -> rival != checkpoint);
    }

    private IntStream everyAxis() {
        return IntStream.range(0, axes.size());
    }

    /** Cells on an axis that both have. */
    int common(int checkpoint, int rival, int axis) {
        return Math.min(sampled(checkpoint, axis), sampled(rival, axis));
    }

    boolean hasCellsLeft(int checkpoint, int rival, int axis) {
        return common(checkpoint, rival, axis) < axes.get(axis).cells();
    }

    /** Whether both have begun on every axis; of who has not, nothing is said. */
    boolean areKnown(int checkpoint, int rival) {
        return everyAxis()
                .allMatch(axis ->
                        common(checkpoint, rival, axis) >= axes.get(axis).start());
    }

    /** Whether a rival has done better on every axis, as seen. */
    boolean isAhead(int checkpoint, int rival) {
        return areKnown(checkpoint, rival)
                && everyAxis().allMatch(axis -> differences[checkpoint][rival][axis].mean() > 0);
    }

    /** Rivals that are ahead. */
    int[] ahead(int checkpoint) {
        return rivals(checkpoint).filter(rival -> isAhead(checkpoint, rival)).toArray();
    }

    /** Probability that a rival is better by more than the tolerance on every axis; 1 where it may be anything. */
    double better(int checkpoint, int rival) {
        return areKnown(checkpoint, rival)
                ? everyAxis()
                        .mapToDouble(axis -> better[checkpoint][rival][axis])
                        .reduce(1, (a, b) -> a * b)
                : 1;
    }

    double better(int checkpoint, int rival, int axis) {
        return better[checkpoint][rival][axis];
    }

    /** Probability that a known rival is worse by more than the tolerance on no axis. */
    double notWorse(int checkpoint, int rival) {
        return everyAxis()
                .mapToDouble(axis -> notWorse[checkpoint][rival][axis])
                .reduce(1, (a, b) -> a * b);
    }

    double notWorse(int checkpoint, int rival, int axis) {
        return notWorse[checkpoint][rival][axis];
    }

    /** A known rival less a checkpoint, where it does worst. */
    double leastMean(int checkpoint, int rival) {
        return everyAxis()
                .mapToDouble(axis -> differences[checkpoint][rival][axis].mean())
                .min()
                .orElseThrow();
    }

    /** A rival less a checkpoint; both must have begun on that axis. */
    PairDifference difference(int checkpoint, int rival, int axis) {
        return differences[checkpoint][rival][axis];
    }
}
