package org.safefront.launcher.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.launcher.samples.SampleFile;
import org.safefront.statistics.ClusteredMean;
import org.safefront.statistics.OutcomeBounds;
import org.safefront.statistics.QuestionScores;
import org.safefront.statistics.SampleTable;
import org.safefront.statistics.ScoreVariance;
import org.safefront.statistics.SubsetScore;

/**
 * What one file comes to.
 *
 * @param score avg@n, the mean over questions, with its 95 % interval; its n are samples
 * @param questions how many
 * @param fewestSamples of a question
 * @param mostSamples of a question
 * @param errorOfAnotherTest standard error as if other questions had been asked; absent for one question
 * @param errorOfTheSameTest standard error as if these questions had been asked again; absent for single samples
 * @param variance its parts between and within questions
 * @param passAt probability that one of k samples is right
 * @param majorityAt probability that the majority of k samples is right
 */
public record FileScore(
        String file,
        Estimate score,
        int questions,
        int fewestSamples,
        int mostSamples,
        Outcomes outcomes,
        OutcomeBounds bounds,
        OptionalDouble errorOfAnotherTest,
        OptionalDouble errorOfTheSameTest,
        ScoreVariance variance,
        List<Subset> passAt,
        List<Subset> majorityAt) {
    /**
     * A score over subsets of k samples.
     *
     * @param score absent where questions have fewer samples than k
     * @param tooFew how many those are
     */
    public record Subset(int k, Optional<Estimate> score, int tooFew) {
        private static Subset of(SubsetScore score) {
            return new Subset(score.k(), score.score().map(ClusteredMean::estimate), score.tooFew());
        }
    }

    static FileScore of(SampleFile file, List<Integer> subsets) {
        SampleTable table = file.table();
        QuestionScores scores = table.scores();
        ScoreVariance variance = scores.variance();
        List<Integer> ks = subsets.isEmpty() ? List.of(scores.fewest()) : subsets;
        return new FileScore(
                file.name(),
                scores.average().estimate(),
                scores.questions().size(),
                scores.fewest(),
                scores.most(),
                table.outcomes(),
                table.bounds(),
                variance.errorOfAnotherTest(),
                variance.errorOfTheSameTest(),
                variance,
                ks.stream().map(k -> Subset.of(scores.passAt(k))).toList(),
                ks.stream().map(k -> Subset.of(table.majorityAt(k))).toList());
    }

    /** Samples of each question, for instance {@code 8} or {@code 7 to 8}. */
    String repeats() {
        return fewestSamples == mostSamples ? "" + fewestSamples : fewestSamples + " to " + mostSamples;
    }
}
