package org.safefront.eval.domain;

import java.util.Collection;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Outcome;

/**
 * What the samples of a benchmark come to.
 *
 * @param outcomes how many of each
 * @param estimate share that is correct
 */
public record Score(Outcomes outcomes, Estimate estimate) {
    /** Of all samples of an evaluation; repeats of a question are one cluster. */
    public static Score of(Collection<BenchmarkSample> samples) {
        var outcomes = new Outcomes(
                count(samples, Outcome.CORRECT),
                count(samples, Outcome.WRONG),
                count(samples, Outcome.NO_ANSWER),
                count(samples, Outcome.TRUNCATED),
                count(samples, Outcome.ERROR));
        long items = samples.stream().map(BenchmarkSample::item).distinct().count();
        double mean = (double) outcomes.correct() / outcomes.samples();
        return new Score(outcomes, Estimate.ofClusters(mean, items, outcomes.samples()));
    }

    private static long count(Collection<BenchmarkSample> samples, Outcome outcome) {
        return samples.stream().filter(sample -> sample.outcome() == outcome).count();
    }
}
