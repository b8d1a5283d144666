package org.safefront.contracts.evaluation;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.Require;

/**
 * The answers to a set of probes are written, and wait for a judge.
 *
 * @param evaluationId which
 * @param checkpointId who answered
 * @param axis safety or over-refusal
 * @param probes name of the set of probes
 * @param judge who is to score the answers
 * @param responses the answers, by reference
 * @param tokens generated
 * @param seconds of work, over all shards
 * @param engines what wrote the answers, and in which precision; more than one where shards went to different workers
 * @param protocol how they were asked for, the judge's name for the scorer; absent from services of before there was one
 */
public record ResponsesGenerated(
        String evaluationId,
        String checkpointId,
        Axis axis,
        String probes,
        String judge,
        DataRef responses,
        long tokens,
        double seconds,
        List<String> engines,
        Optional<Protocol> protocol)
        implements EvaluationFact {
    public ResponsesGenerated {
        Require.id("evaluationId", ContentId.EVALUATION, evaluationId);
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.that(axis != Axis.REASONING, "axis must be safety or over-refusal");
        Require.name("probes", probes);
        Require.name("judge", judge);
        Require.present("responses", responses);
        Require.atLeast("tokens", 0, tokens);
        Require.between("seconds", 0, Double.MAX_VALUE, seconds);
        engines = Require.some("engines", engines);
        Require.present("protocol", protocol);
    }
}
