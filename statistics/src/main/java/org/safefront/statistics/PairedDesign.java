package org.safefront.statistics;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.safefront.contracts.Require;

/**
 * What the differences on a question vary by, apart: how much the true rates of two checkpoints differ from question to
 * question, and how much each answers one question now so and now so. From this follows what more repeats would bring.
 *
 * @param betweenQuestions variance of the difference of the true rates, at least 0
 * @param withinBase variance of one sample of the base on a question, p(1 - p) in the mean
 * @param withinOther the same of the other
 */
public record PairedDesign(double betweenQuestions, double withinBase, double withinOther) {
    public PairedDesign {
        Require.between("betweenQuestions", 0, 4, betweenQuestions);
        Require.between("withinBase", 0, 1, withinBase);
        Require.between("withinOther", 0, 1, withinOther);
    }

    /**
     * From what was measured; absent for fewer than two questions, or where any was asked once. A variance between questions
     * that comes out below zero is taken for zero.
     */
    public static Optional<PairedDesign> of(PairedScores scores) {
        List<PairedScores.Pair> pairs = scores.pairs();
        boolean once = pairs.stream()
                .anyMatch(pair -> pair.base().samples() < 2 || pair.other().samples() < 2);
        if (pairs.size() < 2 || once) {
            return Optional.empty();
        }
        double deviation = scores.difference().deviation().orElseThrow();
        double noise = mean(
                pairs,
                pair -> pair.base().varianceOfRate().orElseThrow()
                        + pair.other().varianceOfRate().orElseThrow());
        return Optional.of(new PairedDesign(
                Math.max(0, deviation * deviation - noise),
                mean(pairs, pair -> ofOneSample(pair.base())),
                mean(pairs, pair -> ofOneSample(pair.other()))));
    }

    private static double ofOneSample(QuestionScore score) {
        return score.varianceOfRate().orElseThrow() * score.samples();
    }

    private static double mean(List<PairedScores.Pair> pairs, ToDoubleFunction<PairedScores.Pair> value) {
        return pairs.stream().mapToDouble(value).average().orElseThrow();
    }

    /** Standard deviation of the differences if each question is asked so often (Miller, arXiv 2411.00640). */
    public double deviation(int repeatsOfBase, int repeatsOfOther) {
        Require.atLeast("repeatsOfBase", 1, repeatsOfBase);
        Require.atLeast("repeatsOfOther", 1, repeatsOfOther);
        return Math.sqrt(betweenQuestions + withinBase / repeatsOfBase + withinOther / repeatsOfOther);
    }
}
