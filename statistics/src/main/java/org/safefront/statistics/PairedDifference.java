package org.safefront.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Require;

/**
 * The mean over questions of the difference of two rates on the same question, and its error: {@code sd(d)/sqrt(n)}, which
 * the difficulty of the questions leaves alone, for both checkpoints met the same.
 *
 * @param mean -1 to 1
 * @param questions on which it rests
 * @param deviation standard deviation of the differences, with n - 1; absent for one question
 * @param interval 95 %, see {@link #of}
 */
public record PairedDifference(double mean, int questions, OptionalDouble deviation, Interval interval) {
    public PairedDifference {
        Require.atLeast("questions", 1, questions);
    }

    /**
     * The interval is that of Agresti and Min, Statistics in Medicine 24 (2005), for matched pairs: two questions are added
     * that differ by chance alone, so that checkpoints that happen to agree on all of few questions are not taken for equal
     * for certain. For questions asked K times the variance of what is added is that of K samples, 1/K of theirs: an
     * extension of ours, tried in {@code CoverageTest}. The quantile is that of t with n - 1 degrees of freedom.
     */
    static PairedDifference of(List<PairedScores.Pair> pairs) {
        int n = pairs.size();
        double sum = pairs.stream().mapToDouble(PairedScores.Pair::difference).sum();
        double squares = pairs.stream()
                .mapToDouble(PairedScores.Pair::difference)
                .map(difference -> difference * difference)
                .sum();
        return new PairedDifference(sum / n, n, deviation(pairs, sum / n), interval(n, sum, squares + added(pairs)));
    }

    /** Squares of the two added questions: 1 in all for one sample each, as 1/2 in each cell of a table of two by two. */
    private static double added(List<PairedScores.Pair> pairs) {
        return pairs.stream()
                .mapToDouble(
                        pair -> 0.5 / pair.base().samples() + 0.5 / pair.other().samples())
                .average()
                .orElseThrow();
    }

    private static OptionalDouble deviation(List<PairedScores.Pair> pairs, double mean) {
        int n = pairs.size();
        double squares = pairs.stream()
                .mapToDouble(pair -> pair.difference() - mean)
                .map(deviation -> deviation * deviation)
                .sum();
        return n < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / (n - 1)));
    }

    private static Interval interval(int n, double sum, double squares) {
        double centre = sum / (n + 2);
        double variance = squares / (n + 2) - centre * centre;
        // One question leaves t no degree of freedom: then all that is possible is possible.
        double quantile = n < 2 ? Double.POSITIVE_INFINITY : Quantiles.student(Quantiles.UPPER, n - 1);
        double half = quantile * Math.sqrt(variance / (n + 2));
        return new Interval(Math.max(-1, centre - half), Math.min(1, centre + half));
    }

    /** Standard error of the mean; absent for one question. */
    public OptionalDouble standardError() {
        return deviation.isEmpty() ? deviation : OptionalDouble.of(deviation.getAsDouble() / Math.sqrt(questions));
    }

    /**
     * Two-sided p of the paired t test with n - 1 degrees of freedom; absent for one question, and where all differences are
     * the same, for which t has no value.
     */
    public OptionalDouble tTest() {
        if (deviation.isEmpty() || deviation.getAsDouble() == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                Quantiles.studentTwoSided(mean / standardError().getAsDouble(), questions - 1));
    }

    /** The plain {@code mean ± t SE}; absent for one question, a point where all differences are the same. */
    public Optional<Interval> studentInterval() {
        return deviation.isEmpty()
                ? Optional.empty()
                : Optional.of(Interval.around(
                        mean,
                        Quantiles.student(Quantiles.UPPER, questions - 1)
                                * standardError().getAsDouble()));
    }
}
