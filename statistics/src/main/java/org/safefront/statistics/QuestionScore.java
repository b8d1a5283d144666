package org.safefront.statistics;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.safefront.contracts.Require;

/**
 * How often a model answered one question correctly.
 *
 * @param item id of the question
 * @param correct answers, 0 to {@code samples}
 * @param samples taken of it, at least 1
 */
public record QuestionScore(String item, int correct, int samples) {
    public QuestionScore {
        Require.text("item", item);
        Require.atLeast("samples", 1, samples);
        Require.between("correct", 0, samples, correct);
    }

    /** Share that is correct. */
    public double rate() {
        return (double) correct / samples;
    }

    /**
     * Variance of {@link #rate} if the same question were asked again as often, p(1 - p)/(n - 1), which is unbiased;
     * absent for one sample, which says nothing of others.
     */
    public OptionalDouble varianceOfRate() {
        return samples < 2 ? OptionalDouble.empty() : OptionalDouble.of(rate() * (1 - rate()) / (samples - 1));
    }

    /**
     * Probability that of {@code k} samples at least one is correct, 1 - C(n - c, k)/C(n, k): the share of subsets of
     * size k with a correct one in them, and so without bias (Chen et al., arXiv 2107.03374). Absent for fewer samples
     * than k, where no such subset exists.
     */
    public OptionalDouble passAt(int k) {
        OptionalDouble none = shareOfSubsets(samples - correct, k);
        return none.isEmpty() ? none : OptionalDouble.of(1 - none.getAsDouble());
    }

    /** Probability that {@code k} samples are all correct, C(c, k)/C(n, k); absent for fewer samples than k. */
    public OptionalDouble allOf(int k) {
        return shareOfSubsets(correct, k);
    }

    /** As many samples again, drawn from these with replacement. */
    public QuestionScore resampled(RandomGenerator random) {
        int drawn = 0;
        for (int sample = 0; sample < samples; sample++) {
            drawn += random.nextInt(samples) < correct ? 1 : 0;
        }
        return new QuestionScore(item, drawn, samples);
    }

    /** These samples and more of the same question. */
    QuestionScore and(QuestionScore more) {
        return new QuestionScore(item, correct + more.correct, samples + more.samples);
    }

    /** Of all subsets of size k, those within {@code part} of the samples: C(part, k)/C(n, k), factor by factor. */
    private OptionalDouble shareOfSubsets(int part, int k) {
        Require.atLeast("k", 1, k);
        if (k > samples) {
            return OptionalDouble.empty();
        }
        double share = 1;
        for (int i = 0; i < k && share > 0; i++) {
            share *= Math.max(0, part - i) / (double) (samples - i);
        }
        return OptionalDouble.of(share);
    }
}
