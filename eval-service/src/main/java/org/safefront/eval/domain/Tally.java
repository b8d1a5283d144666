package org.safefront.eval.domain;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Outcome;
import org.safefront.statistics.Proportion;

/** Counts the samples of an evaluation one by one, for together they may be larger than memory. */
public final class Tally {
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final Set<String> items = new HashSet<>();

    /** Counts a sample. */
    public void add(BenchmarkSample sample) {
        counts.merge(sample.outcome(), 1L, Long::sum);
        items.add(sample.item());
    }

    /** Whether nothing was counted yet. */
    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** How many of each so far. */
    public Outcomes outcomes() {
        return new Outcomes(
                count(Outcome.CORRECT),
                count(Outcome.WRONG),
                count(Outcome.NO_ANSWER),
                count(Outcome.UNCLOSED_THINKING),
                count(Outcome.TRUNCATED),
                count(Outcome.ERROR));
    }

    /** What they come to; repeats of a question are one cluster. */
    public Score score() {
        Outcomes outcomes = outcomes();
        double mean = (double) outcomes.correct() / outcomes.samples();
        return new Score(outcomes, Proportion.wilsonOfClusters(mean, items.size(), outcomes.samples()));
    }

    private long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }
}
