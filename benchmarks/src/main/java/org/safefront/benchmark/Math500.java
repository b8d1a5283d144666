package org.safefront.benchmark;

import java.util.Optional;
import org.safefront.benchmark.answer.FinalAnswer;
import org.safefront.benchmark.answer.SymbolicChecker;
import org.safefront.benchmark.answer.TextualChecker;
import org.safefront.benchmark.data.Key;
import org.safefront.contracts.Require;

/**
 * MATH-500: 500 problems of school competitions, chosen by Lightman et al. (arXiv 2305.20050) from MATH (arXiv 2103.03874). A row
 * of its data (the first, shortened):
 *
 * <pre>{"problem": "Convert the point $(0,3)$ in rectangular coordinates to polar coordinates. ...",
 *  "solution": "... \\boxed{\\left( 3, \\frac{\\pi}{2} \\right)}.", "answer": "\\left( 3, \\frac{\\pi}{2} \\right)",
 *  "subject": "Precalculus", "level": 2, "unique_id": "test/precalculus/807.json"}</pre>
 *
 * The answer is what stands in the last box, as the protocol of DeepSeek-R1 asks for it; what is in no box is no answer.
 */
final class Math500 {
    static final Benchmark BENCHMARK = new Benchmark(
            "math500",
            1,
            new ItemRows<>(
                    Row.class,
                    "unique_id",
                    (number, row) -> new BenchmarkItem(row.unique_id().text(), row.problem(), row.answer())),
            Boxed::prompt,
            Boxed::ideal,
            new AnswerScorer(Math500::answer, new SymbolicChecker(), new TextualChecker()));

    private Math500() {}

    /** As published. */
    record Row(String problem, String answer, Key unique_id) {
        Row {
            Require.text("problem", problem);
            Require.text("answer", answer);
        }
    }

    private static Optional<String> answer(String text) {
        return FinalAnswer.boxed(text).filter(content -> !content.isBlank());
    }
}
