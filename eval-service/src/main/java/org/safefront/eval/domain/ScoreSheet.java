package org.safefront.eval.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.evaluation.PassAt;
import org.safefront.contracts.evaluation.ScoreDetails;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.statistics.ClusteredMean;
import org.safefront.statistics.QuestionScores;
import org.safefront.statistics.SampleTable;
import org.safefront.statistics.ScoreVariance;

/** What the samples of an evaluation come to, counted one by one, for together they may be larger than memory. */
public final class ScoreSheet {
    private final SampleTable table = new SampleTable();
    private final AtomicLong compared = new AtomicLong();
    private final AtomicLong disagreed = new AtomicLong();

    /** Counts a sample. */
    public void add(BenchmarkSample sample) {
        table.add(sample);
        sample.agreed().ifPresent(agreed -> {
            compared.incrementAndGet();
            disagreed.addAndGet(agreed ? 0 : 1);
        });
    }

    /** How many of each outcome. */
    public Outcomes outcomes() {
        return table.outcomes();
    }

    /** Share of all samples that is correct; repeats of a question are a cluster. */
    public Estimate score() {
        return table.bounds().countedWrong();
    }

    /**
     * What stands behind the score.
     *
     * @param wallSeconds see {@link ScoreDetails}
     * @param gpuSeconds see {@link ScoreDetails}
     */
    public ScoreDetails details(double wallSeconds, OptionalDouble gpuSeconds) {
        QuestionScores questions = table.scores();
        ScoreVariance variance = questions.variance();
        int repeats = questions.fewest();
        return new ScoreDetails(
                questions.questions().size(),
                table.bounds().leftOut(),
                passAt(questions, repeats),
                repeats < 2
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                table.majorityAt(repeats).score().orElseThrow().mean()),
                variance.errorOfAnotherTest(),
                variance.errorOfTheSameTest(),
                compared.get(),
                disagreed.get(),
                wallSeconds,
                gpuSeconds,
                Optional.of(questions.counts()));
    }

    /** For 1, 2, 4, and so on, and for all repeats. */
    private static List<PassAt> passAt(QuestionScores questions, int repeats) {
        var ks = new ArrayList<>(
                IntStream.iterate(1, k -> k < repeats, k -> 2 * k).boxed().toList());
        ks.add(repeats);
        return ks.stream()
                .map(k -> new PassAt(
                        k, questions.passAt(k).score().map(ClusteredMean::mean).orElseThrow()))
                .toList();
    }
}
