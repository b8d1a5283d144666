package org.safefront.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing to measure on each checkpoint: a benchmark, or a set of probes and the judge of the answers.
 *
 * @param axis what the score says something about
 * @param name of the benchmark or of the set of probes
 * @param items the questions or prompts
 * @param repeats samples of each item
 * @param sampling how answers are generated
 * @param judge who scores the answers; absent for reasoning, which is scored against gold answers
 * @param version of the benchmark, as whoever asks knows it; a service that has another refuses. Absent for probes, and
 *     where any version will do
 */
public record EvaluationTask(
        Axis axis,
        String name,
        DataRef items,
        int repeats,
        Sampling sampling,
        Optional<String> judge,
        Optional<String> version) {
    public EvaluationTask {
        Require.present("axis", axis);
        Require.name("name", name);
        Require.present("items", items);
        Require.atLeast("repeats", 1, repeats);
        Require.present("sampling", sampling);
        Require.that(
                judge.isPresent() == (axis != Axis.REASONING),
                "judge must be given for safety and over-refusal, and for these alone");
        judge.ifPresent(value -> Require.name("judge", value));
        version.ifPresent(value -> Require.text("version", value));
    }

    /** Of any version. */
    public EvaluationTask(
            Axis axis, String name, DataRef items, int repeats, Sampling sampling, Optional<String> judge) {
        this(axis, name, items, repeats, sampling, judge, Optional.empty());
    }

    /** The id of this task done on that checkpoint. */
    public String evaluationId(String checkpointId) {
        var parts = new ArrayList<>(List.of(
                checkpointId,
                axis.toString(),
                name,
                items.sha256(),
                Integer.toString(repeats),
                sampling.fingerprint(),
                judge.orElse("")));
        version.ifPresent(parts::add);
        return ContentId.of(ContentId.EVALUATION, parts);
    }

    /** Samples that this task takes of one checkpoint. */
    public long samples() {
        return items.rows() * repeats;
    }
}
