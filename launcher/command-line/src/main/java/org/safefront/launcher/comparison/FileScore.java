package org.safefront.launcher.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.launcher.samples.SampleFile;
import org.safefront.statistics.Bootstrap;
import org.safefront.statistics.ClusteredMean;
import org.safefront.statistics.OutcomeBounds;
import org.safefront.statistics.QuestionScore;
import org.safefront.statistics.QuestionScores;
import org.safefront.statistics.SampleTable;
import org.safefront.statistics.ScoreVariance;
import org.safefront.statistics.SubsetScore;

/**
 * What one file comes to.
 *
 * @param score avg@n, the mean over questions, with its 95 % interval; its n are samples
 * @param questions how many
 * @param repeats samples of a question
 * @param errorOfAnotherTest standard error as if other questions had been asked; absent for one question
 * @param errorOfTheSameTest standard error as if these questions had been asked again; absent for single samples
 * @param variance its parts between and within questions
 * @param subsets pass@k, pass^k and maj@k, for each k
 * @param bootstrap of the score; absent where none was asked for
 */
public record FileScore(
        String file,
        Estimate score,
        int questions,
        Repeats repeats,
        Outcomes outcomes,
        OutcomeBounds bounds,
        OptionalDouble errorOfAnotherTest,
        OptionalDouble errorOfTheSameTest,
        ScoreVariance variance,
        List<Subset> subsets,
        Optional<Resampled> bootstrap) {
    /** Samples of the question that has fewest, and of that which has most. */
    public record Repeats(int fewest, int most) {
        @Override
        public String toString() {
            return fewest == most ? "" + fewest : fewest + " to " + most;
        }
    }

    /**
     * Scores over subsets of k samples; all absent where questions have fewer samples than k.
     *
     * @param passAt probability that one of k samples is right
     * @param allOf probability that all of them are
     * @param majorityAt probability that their majority is
     * @param tooFew how many questions have fewer samples
     */
    public record Subset(
            int k, Optional<Estimate> passAt, Optional<Estimate> allOf, Optional<Estimate> majorityAt, int tooFew) {
        private static Subset of(SampleTable table, int k) {
            SubsetScore passAt = table.scores().passAt(k);
            return new Subset(
                    k,
                    estimate(passAt),
                    estimate(table.scores().allOf(k)),
                    estimate(table.majorityAt(k)),
                    passAt.tooFew());
        }

        private static Optional<Estimate> estimate(SubsetScore score) {
            return score.score().map(ClusteredMean::estimate);
        }
    }

    static FileScore of(SampleFile file, ComparisonSettings settings) {
        SampleTable table = file.table();
        QuestionScores scores = table.scores();
        ScoreVariance variance = scores.variance();
        List<Integer> ks = settings.subsets().isEmpty() ? List.of(scores.fewest()) : settings.subsets();
        return new FileScore(
                file.name(),
                scores.average().estimate(),
                scores.questions().size(),
                new Repeats(scores.fewest(), scores.most()),
                table.outcomes(),
                table.bounds(),
                variance.errorOfAnotherTest(),
                variance.errorOfTheSameTest(),
                variance,
                ks.stream().map(k -> Subset.of(table, k)).toList(),
                settings.bootstrap().map(bootstrap -> resampled(bootstrap, scores)));
    }

    private static Resampled resampled(Bootstrap bootstrap, QuestionScores scores) {
        return Resampled.of(bootstrap, bootstrap.ofClusters(scores.questions(), FileScore::average));
    }

    private static double average(List<QuestionScore> questions) {
        return questions.stream().mapToDouble(QuestionScore::rate).average().orElseThrow();
    }
}
