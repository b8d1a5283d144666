package org.safefront.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.safefront.benchmark.answer.AnswerChecker;
import org.safefront.benchmark.answer.Equality;
import org.safefront.benchmark.code.CodeRunner;

/**
 * Finds the final answer and compares it with the gold answer, twice: the first checker decides, and the second where the
 * first cannot tell.
 *
 * @param extraction from the answer to the final answer, if one can be found
 * @param first who decides
 * @param second independent of the first
 */
record AnswerScorer(Function<String, Optional<String>> extraction, AnswerChecker first, AnswerChecker second)
        implements Scorer {
    @Override
    public List<String> checkers() {
        return List.of(first.version(), second.version());
    }

    @Override
    public Scored score(BenchmarkItem item, String answer, CodeRunner runner) {
        return extraction
                .apply(answer)
                .map(extracted -> compare(item.answer(), extracted))
                .orElse(Scored.NO_ANSWER);
    }

    private Scored compare(String gold, String extracted) {
        Equality one = first.check(gold, extracted);
        Equality other = second.check(gold, extracted);
        boolean bothKnow = one != Equality.UNDECIDED && other != Equality.UNDECIDED;
        return new Scored(
                Optional.of(extracted),
                one == Equality.UNDECIDED ? other : one,
                bothKnow ? Optional.of(one == other) : Optional.empty());
    }
}
