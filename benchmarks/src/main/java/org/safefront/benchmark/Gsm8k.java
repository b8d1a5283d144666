package org.safefront.benchmark;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.safefront.benchmark.answer.FinalAnswer;
import org.safefront.contracts.Require;

/**
 * Grade School Math 8K (arXiv 2110.14168), 1,319 test problems of elementary arithmetic, every answer a number. A row of its
 * data (the first, shortened):
 *
 * <pre>{"question":"Janet’s ducks lay 16 eggs per day. ...","answer":"Janet sells 16 - 3 - 4 = ...\n#### 18"}</pre>
 *
 * The answer is the last number in the last {@code \boxed{}} after the thinking, or where there is no box the last number.
 * Commas between thousands, a dollar sign and trailing zeros do not matter. On the 2,703 graded solutions of its authors
 * (even half) extraction and comparison agree with their labels on all.
 */
final class Gsm8k {
    static final Benchmark BENCHMARK = new Benchmark(
            "gsm8k",
            1,
            new ItemRows<>(Row.class, "question", Gsm8k::item),
            Boxed::prompt,
            Boxed::ideal,
            new AnswerScorer(Gsm8k::answer, new NumberChecker(), new DigitsChecker()));

    private static final String GOLD = "####";
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,]*(?:\\.\\d+)?|-?\\.\\d+");

    private Gsm8k() {}

    /** As published: without an id, and with the worked solution before the mark. */
    record Row(String question, String answer) {
        Row {
            Require.text("question", question);
            Require.that(
                    answer.contains(GOLD)
                            && lastNumber(answer.substring(answer.lastIndexOf(GOLD)))
                                    .isPresent(),
                    "answer must end with " + GOLD + " and a number");
        }
    }

    private static BenchmarkItem item(int number, Row row) {
        String gold = row.answer().substring(row.answer().lastIndexOf(GOLD));
        return new BenchmarkItem(
                "gsm8k-" + number, row.question(), lastNumber(gold).orElseThrow());
    }

    private static Optional<String> answer(String text) {
        return FinalAnswer.boxed(text).map(Gsm8k::lastNumber).orElseGet(() -> lastNumber(text));
    }

    private static Optional<String> lastNumber(String text) {
        return NUMBER.matcher(text)
                .results()
                .reduce((first, second) -> second)
                .map(MatchResult::group)
                .map(number -> number.replace(",", ""));
    }
}
