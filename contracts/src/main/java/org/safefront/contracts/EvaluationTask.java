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
 * @param mostRepeats samples of each item at most, where a study asks for one repeat after the other as its front is in doubt
 *     and {@code repeats} is what every checkpoint begins with; absent where that is all. No part of the task's id: what is
 *     asked for later is the same task with more repeats
 */
public record EvaluationTask(
        Axis axis,
        String name,
        DataRef items,
        int repeats,
        Sampling sampling,
        Optional<String> judge,
        Optional<String> version,
        Optional<Integer> mostRepeats) {
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
        mostRepeats.ifPresent(value -> Require.atLeast("mostRepeats", repeats + 1, value));
    }

    /** Of any version, all of whose repeats are taken. */
    public EvaluationTask(
            Axis axis, String name, DataRef items, int repeats, Sampling sampling, Optional<String> judge) {
        this(axis, name, items, repeats, sampling, judge, Optional.empty(), Optional.empty());
    }

    /** The same with so many repeats, all of which are taken. */
    public EvaluationTask withRepeats(int number) {
        return new EvaluationTask(axis, name, items, number, sampling, judge, version, Optional.empty());
    }

    /** The same of that version of the benchmark alone. */
    public EvaluationTask ofVersion(String known) {
        return new EvaluationTask(axis, name, items, repeats, sampling, judge, Optional.of(known), mostRepeats);
    }

    /** The same, begun with one repeat, and with as many as it has at most. */
    public EvaluationTask asNeeded() {
        return new EvaluationTask(axis, name, items, 1, sampling, judge, version, Optional.of(repeats));
    }

    /** Repeats that it may come to. */
    public int repeatsAtMost() {
        return mostRepeats.orElse(repeats);
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

    /** Samples that this task takes of one checkpoint, to begin with. */
    public long samples() {
        return items.rows() * repeats;
    }
}
