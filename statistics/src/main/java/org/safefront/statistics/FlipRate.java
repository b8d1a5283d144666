package org.safefront.statistics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How often two samples of one question disagree on whether the answer is correct.
 *
 * @param sameCheckpoint probability that two samples of one checkpoint disagree, 2c(n - c)/(n(n - 1)) in the mean over
 *     questions and checkpoints; it does not depend on n. Absent if any question has one sample
 * @param otherTraining probability that two samples of checkpoints trained with different seeds disagree; absent for one
 *     train seed. What it is above {@code sameCheckpoint} is due to training
 * @param notUnanimous share of questions on which the samples of one checkpoint do not all agree; it grows with their number
 */
public record FlipRate(OptionalDouble sameCheckpoint, OptionalDouble otherTraining, OptionalDouble notUnanimous) {
    static FlipRate of(SeedTable table) {
        List<List<QuestionScore>> checkpoints = table.pooled();
        List<QuestionScore> all = checkpoints.stream().flatMap(List::stream).toList();
        boolean repeated = all.stream().allMatch(question -> question.samples() > 1);
        return new FlipRate(
                repeated ? all.stream().mapToDouble(FlipRate::disagreement).average() : OptionalDouble.empty(),
                between(checkpoints),
                repeated
                        ? all.stream()
                                .mapToDouble(question -> question.rate() > 0 && question.rate() < 1 ? 1 : 0)
                                .average()
                        : OptionalDouble.empty());
    }

    /** Of two samples of one question, drawn without replacement. */
    private static double disagreement(QuestionScore question) {
        double n = question.samples();
        return 2.0 * question.correct() * (n - question.correct()) / (n * (n - 1));
    }

    private static OptionalDouble between(List<List<QuestionScore>> checkpoints) {
        return IntStream.range(0, checkpoints.size())
                .boxed()
                .flatMapToDouble(one -> IntStream.range(one + 1, checkpoints.size())
                        .mapToDouble(other -> disagreement(checkpoints.get(one), checkpoints.get(other))))
                .average();
    }

    private static double disagreement(List<QuestionScore> one, List<QuestionScore> other) {
        return IntStream.range(0, one.size())
                .mapToDouble(question -> disagreement(
                        one.get(question).rate(), other.get(question).rate()))
                .average()
                .orElseThrow();
    }

    private static double disagreement(double one, double other) {
        return one * (1 - other) + other * (1 - one);
    }
}
