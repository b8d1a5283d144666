package org.safefront.performance.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.safefront.contracts.front.Membership;
import org.safefront.statistics.racing.FrontDepth;

/** What one strategy came to over many sweeps, against one truth. */
final class Results {
    /** Calls may be wrong by two points. */
    static final double TOLERANCE = 0.02;

    private static final double ONE_SIDE = 0.05;
    private static final double NINE_OF_TEN = 0.9;

    private final List<Result> results = new ArrayList<>();

    /** One sweep. */
    private record Result(double share, int wrong, int undecided, int uncovered, int same) {}

    /**
     * Adds a sweep.
     *
     * @param truth that calls are held against
     * @param table the finished one, whose exact calls are counted beside
     */
    void add(Strategy.Played played, FrontDepth truth, FrontDepth table) {
        int wrong = 0;
        int undecided = 0;
        int uncovered = 0;
        int same = 0;
        List<Integer> kept = kept(played.calls());
        for (int checkpoint = 0; checkpoint < played.calls().size(); checkpoint++) {
            Membership call = played.calls().get(checkpoint);
            wrong += truth.isWrong(checkpoint, call, TOLERANCE) ? 1 : 0;
            undecided += call == Membership.UNDECIDED ? 1 : 0;
            uncovered += truth.isCovered(checkpoint, kept, TOLERANCE) ? 0 : 1;
            same += call == (table.of(checkpoint) <= 0 ? Membership.ON : Membership.OFF) ? 1 : 0;
        }
        results.add(new Result(played.share(), wrong, undecided, uncovered, same));
    }

    private static List<Integer> kept(List<Membership> calls) {
        return IntStream.range(0, calls.size())
                .filter(checkpoint -> calls.get(checkpoint) != Membership.OFF)
                .boxed()
                .toList();
    }

    /** Both together. */
    Results and(Results other) {
        var both = new Results();
        both.results.addAll(results);
        both.results.addAll(other.results);
        return both;
    }

    int sweeps() {
        return results.size();
    }

    /** Sweeps without a call that is wrong beyond the tolerance. */
    long right() {
        return results.stream().filter(result -> result.wrong == 0).count();
    }

    /** Exact one-sided 95 % lower bound of the share that is right (Clopper and Pearson). */
    double rightAtLeast() {
        long right = right();
        return right == 0
                ? 0
                : BetaDistribution.of((double) right, sweeps() - right + 1.0).inverseCumulativeProbability(ONE_SIDE);
    }

    /** Sweeps in which everybody has somebody within the tolerance who was not dropped. */
    long covered() {
        return results.stream().filter(result -> result.uncovered == 0).count();
    }

    double meanShare() {
        return results.stream().mapToDouble(Result::share).average().orElseThrow();
    }

    /** The 90th percentile. */
    double largeShare() {
        double[] shares = results.stream().mapToDouble(Result::share).sorted().toArray();
        return shares[(int) Math.ceil(NINE_OF_TEN * shares.length) - 1];
    }

    double largestShare() {
        return results.stream().mapToDouble(Result::share).max().orElseThrow();
    }

    /** Of all calls. */
    double undecided() {
        return results.stream().mapToDouble(Result::undecided).average().orElseThrow() / Shape.CHECKPOINTS;
    }

    /** Of all calls. */
    double sameAsTable() {
        return results.stream().mapToDouble(Result::same).average().orElseThrow() / Shape.CHECKPOINTS;
    }
}
