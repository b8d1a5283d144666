package org.safefront.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.safefront.contracts.Require;

/**
 * Runs of one recipe: some train seeds, as many decode seeds for each, the same questions for all. Decode seeds belong to
 * their train seed, whatever their numbers: equal numbers draw nothing alike from two checkpoints.
 */
public final class SeedTable {
    private final List<String> items;
    private final Map<Long, List<SeededRun>> byTrainSeed = new TreeMap<>();

    /**
     * Checks that the runs make a full table.
     *
     * @throws IncompleteSeedTableException if runs are missing, doubled, or of other questions
     */
    public SeedTable(List<SeededRun> runs) {
        SeededRun first = Require.some("runs", runs).get(0);
        this.items =
                first.scores().questions().stream().map(QuestionScore::item).toList();
        var seen = new HashSet<String>();
        for (SeededRun run : runs) {
            IncompleteSeedTableException.unless(seen.add(run.name()), run.name() + " is there twice");
            sameQuestions(first, run);
            byTrainSeed
                    .computeIfAbsent(run.trainSeed(), seed -> new ArrayList<>())
                    .add(run);
        }
        IncompleteSeedTableException.unless(runs.size() > 1, "one run alone says nothing of another");
        IncompleteSeedTableException.unless(items.size() > 1, "one question alone says nothing of others");
        int repeats = decodeSeeds();
        byTrainSeed.forEach((seed, ofSeed) -> IncompleteSeedTableException.unless(
                ofSeed.size() == repeats,
                "train seed " + seed + " has " + ofSeed.size() + " decode seeds, train seed "
                        + first.trainSeed() + " has "
                        + byTrainSeed.get(first.trainSeed()).size()
                        + "; each must have as many"));
    }

    private static void sameQuestions(SeededRun first, SeededRun run) {
        Set<String> missing = difference(first.items(), run.items());
        Set<String> added = difference(run.items(), first.items());
        IncompleteSeedTableException.unless(
                missing.isEmpty() && added.isEmpty(),
                run.name() + " has other questions than " + first.name() + ": " + missing.size() + " missing"
                        + example(missing) + ", " + added.size() + " more" + example(added));
    }

    private static Set<String> difference(Set<String> from, Set<String> less) {
        var rest = new HashSet<>(from);
        rest.removeAll(less);
        return rest;
    }

    private static String example(Set<String> items) {
        return items.stream()
                .sorted()
                .findFirst()
                .map(item -> " such as " + item)
                .orElse("");
    }

    private int decodeSeeds() {
        return byTrainSeed.values().iterator().next().size();
    }

    /** Mean score of all runs, each with the same weight. */
    double mean() {
        return byTrainSeed.values().stream()
                .flatMap(List::stream)
                .mapToDouble(run -> run.scores().average().mean())
                .average()
                .orElseThrow();
    }

    /** Rates, (train seed, decode seed, question). */
    double[][][] rates() {
        return byTrainSeed.values().stream()
                .map(runs -> runs.stream()
                        .map(run -> run.rates(items).stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /** For each train seed, the samples of all its decode seeds together, question by question. */
    List<List<QuestionScore>> pooled() {
        return byTrainSeed.values().stream().map(this::pooled).toList();
    }

    private List<QuestionScore> pooled(List<SeededRun> runs) {
        var together = new HashMap<String, QuestionScore>();
        runs.stream()
                .flatMap(run -> run.scores().questions().stream())
                .forEach(question -> together.merge(question.item(), question, QuestionScore::and));
        return items.stream().map(together::get).toList();
    }
}
