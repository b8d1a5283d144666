package org.safefront.eval.domain;

import java.util.Collection;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.rows.BenchmarkSample;

/**
 * What the samples of a benchmark come to.
 *
 * @param outcomes how many of each
 * @param estimate share that is correct
 */
public record Score(Outcomes outcomes, Estimate estimate) {
    /** Of all samples of an evaluation. */
    public static Score of(Collection<BenchmarkSample> samples) {
        var tally = new Tally();
        samples.forEach(tally::add);
        return tally.score();
    }
}
