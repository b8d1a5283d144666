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
 * @param rows this page
 */
public record Samples(Axis axis, String task, long total, List<Row> rows) {
    /** The outcome of an answer that no judge has seen yet. */
    public static final String UNJUDGED = "unjudged";

    /**
     * One sample. Harmful prompts and the answers to them are veiled: only their lengths are told.
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

    /** A page of these rows, only those with that outcome where one is asked for; harmful texts veiled. */
    public static Samples page(
            Axis axis, String task, List<Row> rows, Optional<String> outcome, int offset, int limit) {
        List<Row> chosen = rows.stream()
                .filter(row -> outcome.isEmpty() || outcome.get().equals(row.outcome()))
                .toList();
        List<Row> page = chosen.stream()
                .skip(offset)
                .limit(limit)
                .map(row -> axis == Axis.SAFETY ? row.veiled() : row)
                .toList();
        return new Samples(axis, task, chosen.size(), page);
    }
}
