package org.safefront.fronts.fold;

import java.util.Optional;
import java.util.stream.IntStream;
import org.safefront.contracts.ItemCounts;
import org.safefront.statistics.ClusteredMean;
import org.safefront.statistics.PairedScores;
import org.safefront.statistics.QuestionScore;
import org.safefront.statistics.QuestionScores;

/** Scores item by item, as facts have them: without ids, in the order of the items' ids. */
public final class ItemScores {
    private ItemScores() {}

    /** Items of which a sample could be judged, named by their place. */
    public static QuestionScores of(ItemCounts counts) {
        return new QuestionScores(IntStream.range(0, counts.items())
                .filter(item -> counts.yes().get(item) + counts.no().get(item) > 0)
                .mapToObj(item -> new QuestionScore(
                        Integer.toString(item),
                        counts.yes().get(item),
                        counts.yes().get(item) + counts.no().get(item)))
                .toList());
    }

    /** Two scores of one task, item by item; absent where one of them is too old to say, or they have no item in common. */
    public static Optional<PairedScores> paired(TaskScore base, TaskScore other) {
        return base.items()
                .flatMap(first -> other.items()
                        .filter(second -> second.items() == first.items())
                        .map(second -> PairedScores.of(of(first), of(second))))
                .filter(scores -> !scores.pairs().isEmpty());
    }

    /** The mean that the score is: of questions for a benchmark, of answers for probes; absent where it is too old to say. */
    public static Optional<ClusteredMean> mean(TaskScore score) {
        Optional<QuestionScores> items = score.items().map(ItemScores::of);
        return score.judgement().isEmpty()
                ? items.map(QuestionScores::average)
                : items.map(probes -> ClusteredMean.ofSamples(probes.questions().stream()
                        .map(probe -> new ClusteredMean.Cluster(probe.correct(), probe.samples()))
                        .toList()));
    }
}
