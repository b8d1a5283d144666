package org.safefront.statistics.racing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    private final boolean[][] known;
    private final boolean[][] ahead;
    private final double[][] betterEverywhere;
    private final double[][] notWorseAnywhere;

    PairTable(RaceRules rules, int checkpoints, List<RaceAxis> axes) {
        this.rules = rules;
        this.axes = axes;
        this.checkpoints = checkpoints;
        this.outcomes = new OutcomeBits[checkpoints][axes.size()];
        this.tallies = new PairTally[checkpoints][checkpoints][axes.size()];
        this.differences = new PairDifference[checkpoints][checkpoints][axes.size()];
        this.better = new double[checkpoints][checkpoints][axes.size()];
        this.notWorse = new double[checkpoints][checkpoints][axes.size()];
        this.known = new boolean[checkpoints][checkpoints];
        this.ahead = new boolean[checkpoints][checkpoints];
        this.betterEverywhere = new double[checkpoints][checkpoints];
        this.notWorseAnywhere = new double[checkpoints][checkpoints];
        for (int checkpoint = 0; checkpoint < checkpoints; checkpoint++) {
            for (int axis = 0; axis < axes.size(); axis++) {
                outcomes[checkpoint][axis] = new OutcomeBits(axes.get(axis).cells());
            }
        }
        for (int first = 0; first < checkpoints; first++) {
            for (int second = first + 1; second < checkpoints; second++) {
                tallies[first][second] =
                        axes.stream().map(axis -> new PairTally(axis.cells())).toArray(PairTally[]::new);
            }
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

    /** Told of two that can be compared, and have more cells in common than before. */
    interface Changed {
        void pair(int checkpoint, int rival);
    }

    /** Counts what was added. */
    void refresh(Changed changed) {
        for (int first = 0; first < checkpoints; first++) {
            for (int second = first + 1; second < checkpoints; second++) {
                if (extend(first, second)) {
                    summarize(first, second);
                    summarize(second, first);
                    changed.pair(first, second);
                    changed.pair(second, first);
                }
            }
        }
    }

    /** Whether there was anything new, and enough to be compared. */
    private boolean extend(int first, int second) {
        boolean extended = false;
        boolean begun = true;
        for (int axis = 0; axis < axes.size(); axis++) {
            PairTally tally = tallies[first][second][axis];
            if (tally.extend(outcomes[first][axis], outcomes[second][axis])) {
                PairDifference difference = tally.difference();
                store(first, second, axis, difference);
                store(second, first, axis, difference.reversed());
                extended = true;
            }
            begun &= common(first, second, axis) >= axes.get(axis).start();
        }
        return extended && begun;
    }

    private void store(int checkpoint, int rival, int axis, PairDifference difference) {
        differences[checkpoint][rival][axis] = difference;
        better[checkpoint][rival][axis] = Posterior.better(difference, rules);
        notWorse[checkpoint][rival][axis] = Posterior.notWorse(difference, rules);
    }

    private void summarize(int checkpoint, int rival) {
        boolean leads = true;
        double betterOnAll = 1;
        double notWorseOnAll = 1;
        for (int axis = 0; axis < axes.size(); axis++) {
            leads &= differences[checkpoint][rival][axis].mean() > 0;
            betterOnAll *= better[checkpoint][rival][axis];
            notWorseOnAll *= notWorse[checkpoint][rival][axis];
        }
        known[checkpoint][rival] = true;
        ahead[checkpoint][rival] = leads;
        betterEverywhere[checkpoint][rival] = betterOnAll;
        notWorseAnywhere[checkpoint][rival] = notWorseOnAll;
    }

    IntStream rivals(int checkpoint) {
        return IntStream.range(0, checkpoints).filter(rival -> rival != checkpoint);
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
        return known[checkpoint][rival];
    }

    /** Rivals that have done better on every axis, as seen. */
    int[] ahead(int checkpoint) {
        return rivals(checkpoint).filter(rival -> ahead[checkpoint][rival]).toArray();
    }

    /** Probability that a rival is better by more than the tolerance on every axis; 1 where it may be anything. */
    double better(int checkpoint, int rival) {
        return known[checkpoint][rival] ? betterEverywhere[checkpoint][rival] : 1;
    }

    double better(int checkpoint, int rival, int axis) {
        return better[checkpoint][rival][axis];
    }

    /** Probability that a known rival is worse by more than the tolerance on no axis. */
    double notWorse(int checkpoint, int rival) {
        return notWorseAnywhere[checkpoint][rival];
    }

    double notWorse(int checkpoint, int rival, int axis) {
        return notWorse[checkpoint][rival][axis];
    }

    /** A known rival less a checkpoint, where it does worst. */
    double leastMean(int checkpoint, int rival) {
        return Stream.of(differences[checkpoint][rival])
                .mapToDouble(PairDifference::mean)
                .min()
                .orElseThrow();
    }

    /** A rival less a checkpoint; both must have begun on that axis. */
    PairDifference difference(int checkpoint, int rival, int axis) {
        return differences[checkpoint][rival][axis];
    }
}
