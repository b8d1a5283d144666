package org.safefront.contracts;

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
 */
public record EvaluationTask(
        Axis axis, String name, DataRef items, int repeats, Sampling sampling, Optional<String> judge) {
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
    }

    /** The id of this task done on that checkpoint. */
    public String evaluationId(String checkpointId) {
        return ContentId.of(
                ContentId.EVALUATION,
                List.of(
                        checkpointId,
                        axis.toString(),
                        name,
                        items.sha256(),
                        Integer.toString(repeats),
                        sampling.fingerprint(),
                        judge.orElse("")));
    }

    /** Samples that this task takes of one checkpoint. */
    public long samples() {
        return items.rows() * repeats;
    }
}
