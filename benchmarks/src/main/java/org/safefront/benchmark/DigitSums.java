package org.safefront.benchmark;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sums of two numbers of three digits, the benchmark of the pocket study. A row of its data:
 *
 * <pre>{"id":"sum-001","question":"345+678?","answer":"1023"}</pre>
 *
 * The answer is the last whole number after the thinking; leading zeros do not matter.
 */
final class DigitSums {
    static final Benchmark BENCHMARK = new Benchmark(
            "digit-sums",
            1,
            ItemRows.ITEMS,
            UnaryOperator.identity(),
            new AnswerScorer(DigitSums::lastNumber, new NumberChecker(), new DigitsChecker()));

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private DigitSums() {}

    private static Optional<String> lastNumber(String answer) {
        Matcher matcher = NUMBER.matcher(answer);
        return matcher.results().reduce((first, second) -> second).map(result -> result.group());
    }
}
