package org.safefront.statistics;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.safefront.contracts.Sha256;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Outcome;

/** Counts the samples of one question. */
final class QuestionTally {
    /** These have no end, so nobody knows what they would have come to. */
    private static final Set<Outcome> UNFINISHED = Set.of(Outcome.UNCLOSED_THINKING, Outcome.TRUNCATED, Outcome.ERROR);
    /** Longer answers, such as programs, are kept as a digest. */
    private static final int LONG_ANSWER = 64;

    private final String item;
    private final BitSet repeats = new BitSet();
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Integer> wrongAnswers = new HashMap<>();

    QuestionTally(String item) {
        this.item = item;
    }

    void add(BenchmarkSample sample) {
        if (repeats.get(sample.repeat())) {
            throw new RepeatedSampleException(item, sample.repeat());
        }
        repeats.set(sample.repeat());
        outcomes.merge(sample.outcome(), 1, Integer::sum);
        if (sample.outcome() == Outcome.WRONG) {
            sample.extracted().ifPresent(answer -> wrongAnswers.merge(key(answer.strip()), 1, Integer::sum));
        }
    }

    QuestionScore score() {
        return new QuestionScore(item, correct(), samples());
    }

    /** Correct and wrong answers vote, all else abstains. */
    MajorityVote votes() {
        List<Integer> wrong = List.copyOf(wrongAnswers.values());
        int voted = correct() + wrong.stream().mapToInt(Integer::intValue).sum();
        return new MajorityVote(correct(), wrong, samples() - voted);
    }

    int correct() {
        return outcomes.getOrDefault(Outcome.CORRECT, 0);
    }

    int samples() {
        return repeats.cardinality();
    }

    int unfinished() {
        return UNFINISHED.stream()
                .mapToInt(outcome -> outcomes.getOrDefault(outcome, 0))
                .sum();
    }

    private static String key(String answer) {
        if (answer.length() <= LONG_ANSWER) {
            return answer;
        }
        // Longer than any answer that is kept as it is, so the two cannot be taken for one another.
        return "sha256:" + Sha256.hex(answer);
    }
}
