package org.safefront.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Where the uncertainty of an avg@n comes from. The observed variance of the questions' rates holds both parts:
 * {@code total = between + within}. A value that cannot be known is absent, never zero.
 *
 * @param total variance of the questions' observed rates, with n - 1; absent for one question
 * @param within mean over questions of the variance of a rate if the same question were asked again, p(1 - p)/(K - 1);
 *     absent if any question was asked only once
 * @param between {@code total - within}: variance of the rates that endless repeats would show; unbiased, and so may
 *     come out below zero where there is little of it
 * @param questions on which it rests
 */
public record ScoreVariance(OptionalDouble total, OptionalDouble within, OptionalDouble between, int questions) {
    static ScoreVariance of(List<QuestionScore> questions) {
        int n = questions.size();
        double mean = questions.stream().mapToDouble(QuestionScore::rate).sum() / n;
        double squares = questions.stream()
                .mapToDouble(question -> question.rate() - mean)
                .map(deviation -> deviation * deviation)
                .sum();
        OptionalDouble total = n < 2 ? OptionalDouble.empty() : OptionalDouble.of(squares / (n - 1));
        OptionalDouble within = within(questions);
        OptionalDouble between = total.isEmpty() || within.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(total.getAsDouble() - within.getAsDouble());
        return new ScoreVariance(total, within, between, n);
    }

    private static OptionalDouble within(List<QuestionScore> questions) {
        if (questions.stream().anyMatch(question -> question.varianceOfRate().isEmpty())) {
            return OptionalDouble.empty();
        }
        return questions.stream()
                .mapToDouble(question -> question.varianceOfRate().orElseThrow())
                .average();
    }

    /** Standard error for "another test of this kind": other questions, asked as often. */
    public OptionalDouble errorOfAnotherTest() {
        return error(total);
    }

    /** Standard error for "the same test again": these questions, asked as often. */
    public OptionalDouble errorOfTheSameTest() {
        return error(within);
    }

    private OptionalDouble error(OptionalDouble variance) {
        return variance.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(variance.getAsDouble() / questions));
    }
}
