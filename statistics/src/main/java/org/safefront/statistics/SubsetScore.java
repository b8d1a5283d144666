package org.safefront.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.safefront.contracts.Require;

/**
 * A score over subsets of k samples: pass@k, pass^k or maj@k.
 *
 * @param k samples in a subset
 * @param score the mean over questions; absent if any question has fewer than k samples, for it would then be the score
 *     of other questions, or of another k
 * @param tooFew how many questions have fewer than k samples
 */
public record SubsetScore(int k, Optional<ClusteredMean> score, int tooFew) {
    public SubsetScore {
        Require.that(score.isPresent() == (tooFew == 0), "score must be there just if no question has too few samples");
    }

    static SubsetScore of(int k, long samples, Stream<OptionalDouble> ofQuestions) {
        List<OptionalDouble> scores = ofQuestions.toList();
        int tooFew = (int) scores.stream().filter(OptionalDouble::isEmpty).count();
        if (tooFew > 0) {
            return new SubsetScore(k, Optional.empty(), tooFew);
        }
        List<Double> known = scores.stream().map(OptionalDouble::orElseThrow).toList();
        return new SubsetScore(k, Optional.of(ClusteredMean.ofScores(known, samples)), 0);
    }
}
