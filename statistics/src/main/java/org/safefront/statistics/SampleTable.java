package org.safefront.statistics;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Outcome;

/** Counts the samples of one run one by one. It keeps counts, and not the texts, which may be larger than memory. */
public final class SampleTable {
    private final Map<String, QuestionTally> questions = new LinkedHashMap<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);

    /**
     * Counts a sample.
     *
     * @throws RepeatedSampleException if this repeat of this question was counted already
     */
    public void add(BenchmarkSample sample) {
        questions.computeIfAbsent(sample.item(), QuestionTally::new).add(sample);
        outcomes.merge(sample.outcome(), 1L, Long::sum);
    }

    /** Whether nothing was counted yet. */
    public boolean isEmpty() {
        return questions.isEmpty();
    }

    /** How often each question was answered correctly; whatever is not correct counts as wrong. */
    public QuestionScores scores() {
        return new QuestionScores(tallies().stream().map(QuestionTally::score).toList());
    }

    /** What became of the samples. */
    public Outcomes outcomes() {
        tallies();
        return new Outcomes(
                count(Outcome.CORRECT),
                count(Outcome.WRONG),
                count(Outcome.NO_ANSWER),
                count(Outcome.UNCLOSED_THINKING),
                count(Outcome.TRUNCATED),
                count(Outcome.ERROR));
    }

    /** The score as it is for samples without an end counted so or so. */
    public OutcomeBounds bounds() {
        return OutcomeBounds.of(tallies());
    }

    /** maj@k: the mean over questions of the probability that the right answer has most votes among k samples. */
    public SubsetScore majorityAt(int k) {
        long samples = outcomes().samples();
        return SubsetScore.of(
                k, samples, tallies().stream().map(question -> question.votes().winsAmong(k)));
    }

    private List<QuestionTally> tallies() {
        if (questions.isEmpty()) {
            throw new NoSamplesException();
        }
        return List.copyOf(questions.values());
    }

    private long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
