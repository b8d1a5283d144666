package org.safefront.benchmark;

import java.util.Optional;
import java.util.regex.Pattern;
import org.safefront.benchmark.answer.FinalAnswer;
import org.safefront.benchmark.data.Key;
import org.safefront.contracts.Require;

/**
 * The American Invitational Mathematics Examination: 30 problems a year, every answer a whole number from 0 to 999. A row
 * of its data (2024 I, problem 1, shortened):
 *
 * <pre>{"id": 60, "problem": "Every morning Aya goes for a $9$-kilometer-long walk ...", "answer": "204"}</pre>
 *
 * The answer is the whole number in the last {@code \boxed{}} after the thinking, as the protocol of DeepSeek-R1 asks for
 * it; text in the box that is no whole number is no answer.
 */
final class Aime {
    static final Benchmark OF_2024 = of("aime24");
    static final Benchmark OF_2025 = of("aime25");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern GOLD = Pattern.compile("\\d{1,3}");

    private Aime() {}

    /** As published; some copies write numbers as text, others do not. */
    record Row(Key id, String problem, Key answer) {
        Row {
            Require.text("problem", problem);
            Require.that(
                    GOLD.matcher(answer.text()).matches(),
                    "answer must be a whole number from 0 to 999, was " + answer.text());
        }
    }

    private static Benchmark of(String name) {
        return new Benchmark(
                name,
                1,
                new ItemRows<>(
                        Row.class,
                        "id",
                        (number, row) -> new BenchmarkItem(
                                row.id().text(), row.problem(), row.answer().text())),
                Boxed::prompt,
                Boxed::ideal,
                new AnswerScorer(Aime::boxed, new NumberChecker(), new DigitsChecker()));
    }

    private static Optional<String> boxed(String answer) {
        return FinalAnswer.boxed(answer)
                .map(Aime::content)
                .filter(content -> WHOLE_NUMBER.matcher(content).matches());
    }

    /** Numbers come with spaces around, with a comma between the thousands, or with the full stop of the sentence. */
    private static String content(String box) {
        return box.strip().replace(",", "").replaceFirst("\\.$", "");
    }
}
