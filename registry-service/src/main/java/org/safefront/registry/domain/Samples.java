package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;

/**
 * The samples behind one score of a checkpoint, a page of them.
 *
 * @param axis what they were measured for
 * @param task name of the benchmark or of the set of probes
 * @param total samples that the filter lets through
 * @param veiled whether the texts are kept back
 * @param veil why, and what would lift it; absent where nothing is kept back
 * @param rows this page
 */
public record Samples(Axis axis, String task, long total, boolean veiled, Optional<Veil> veil, List<Row> rows) {
    /** The outcome of an answer that no judge has seen yet. */
    public static final String UNJUDGED = "unjudged";

    /**
     * Why texts are kept back.
     *
     * @param role that may read them
     * @param takesToken whether the reader token lifts it
     * @param how it can be lifted, a sentence
     */
    public record Veil(String role, boolean takesToken, String how) {}

    /**
     * Which samples are asked for.
     *
     * @param outcome only those with it, all where it is absent
     * @param offset how many are passed over
     * @param limit most to be shown
     */
    public record Wanted(Optional<String> outcome, int offset, int limit) {}

    /**
     * One sample. Of a veiled one, only the lengths of its texts are told.
     *
     * @param item id of the question or probe
     * @param repeat which sample of it
     * @param outcome what came of it: an outcome of a benchmark, or a verdict
     * @param category of the probe, absent for a benchmark
     * @param prompt what the model read, absent where it is veiled
     * @param thinking what it thought, absent where it is veiled
     * @param answer what it answered, absent where it is veiled
     * @param extracted what was taken for the final answer
     * @param gold the right answer, absent for a probe
     * @param refusalProbability what the verdict rests on, absent for a benchmark
     * @param characters of prompt, thinking and answer together
     * @param tokens generated
     */
    public record Row(
            String item,
            int repeat,
            String outcome,
            Optional<String> category,
            Optional<String> prompt,
            Optional<String> thinking,
            Optional<String> answer,
            Optional<String> extracted,
            Optional<String> gold,
            Optional<Double> refusalProbability,
            int characters,
            int tokens) {
        Row veiled() {
            return new Row(
                    item,
                    repeat,
                    outcome,
                    category,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    gold,
                    refusalProbability,
                    characters,
                    tokens);
        }
    }

    /** A page of these rows; texts of probes only for who may read them. */
    public static Samples page(Axis axis, String task, List<Row> rows, Wanted wanted, ProbeAccess access) {
        List<Row> chosen = rows.stream()
                .filter(row ->
                        wanted.outcome().isEmpty() || wanted.outcome().get().equals(row.outcome()))
                .toList();
        Optional<Veil> veil = access.veil(axis);
        List<Row> page = chosen.stream()
                .skip(wanted.offset())
                .limit(wanted.limit())
                .map(row -> veil.isPresent() ? row.veiled() : row)
                .toList();
        return new Samples(axis, task, chosen.size(), veil.isPresent(), veil, page);
    }
}
