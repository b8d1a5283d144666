package org.safefront.benchmark;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.safefront.benchmark.data.Key;

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
            new ItemRows<>(
                    Row.class,
                    "id",
                    (number, row) -> new BenchmarkItem(
                            row.id().text(), row.question(), row.answer().text())),
            UnaryOperator.identity(),
            BenchmarkItem::answer,
            new AnswerScorer(DigitSums::lastNumber, new NumberChecker(), new DigitsChecker()));

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private DigitSums() {}

    /** As the pocket study has it. */
    record Row(Key id, String question, Key answer) {}

    private static Optional<String> lastNumber(String answer) {
        return NUMBER.matcher(answer)
                .results()
                .reduce((first, second) -> second)
                .map(MatchResult::group);
    }
}
