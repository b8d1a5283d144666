package org.safefront.statistics;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.safefront.contracts.ItemCounts;
import org.safefront.contracts.Require;

/**
 * How often a model answered each question of a benchmark correctly. Questions count the same, however often each was
 * asked.
 *
 * @param questions at least one, each once
 */
public record QuestionScores(List<QuestionScore> questions) {
    public QuestionScores {
        questions = Require.some("questions", questions);
        var seen = new HashSet<String>();
        questions.forEach(question -> Require.that(
                seen.add(question.item()), "questions must differ, " + question.item() + " is there twice"));
    }

    /** All samples of all questions. */
    public long samples() {
        return questions.stream().mapToLong(QuestionScore::samples).sum();
    }

    /** Fewest samples of a question. */
    public int fewest() {
        return questions.stream().mapToInt(QuestionScore::samples).min().orElseThrow();
    }

    /** Most samples of a question. */
    public int most() {
        return questions.stream().mapToInt(QuestionScore::samples).max().orElseThrow();
    }

    /** avg@n: the mean over questions of the share that is correct. */
    public ClusteredMean average() {
        return ClusteredMean.ofScores(
                questions.stream().map(QuestionScore::rate).toList(), samples());
    }

    /** pass@k: the mean over questions of {@link QuestionScore#passAt}. */
    public SubsetScore passAt(int k) {
        return SubsetScore.of(k, samples(), questions.stream().map(question -> question.passAt(k)));
    }

    /** pass^k: the mean over questions of {@link QuestionScore#allOf}. */
    public SubsetScore allOf(int k) {
        return SubsetScore.of(k, samples(), questions.stream().map(question -> question.allOf(k)));
    }

    /** Correct samples of each question and others, in the order of the questions' ids. */
    public ItemCounts counts() {
        List<QuestionScore> ordered = questions.stream()
                .sorted(Comparator.comparing(QuestionScore::item))
                .toList();
        return new ItemCounts(
                ordered.stream().map(QuestionScore::correct).toList(),
                ordered.stream()
                        .map(question -> question.samples() - question.correct())
                        .toList());
    }

    /** What part of the uncertainty comes from the questions, and what from asking each only so often. */
    public ScoreVariance variance() {
        return ScoreVariance.of(questions);
    }
}
