package org.safefront.contracts.judgement;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.Require;
import org.safefront.contracts.evaluation.ResponsesGenerated;

/**
 * Asks a judge to score answers that are already there.
 *
 * @param judgementId digest of the evaluation, the responses and the judge's name
 * @param evaluationId where the answers come from
 * @param checkpointId who answered
 * @param axis safety or over-refusal
 * @param probes name of the set of probes
 * @param judge who is to score them
 * @param responses the answers, by reference
 * @param protocol how the answers were asked for, absent where nobody says
 */
public record JudgementRequested(
        String judgementId,
        String evaluationId,
        String checkpointId,
        Axis axis,
        String probes,
        String judge,
        DataRef responses,
        Optional<Protocol> protocol)
        implements JudgementCommand {
    public JudgementRequested {
        Require.id("judgementId", ContentId.JUDGEMENT, judgementId);
        Require.id("evaluationId", ContentId.EVALUATION, evaluationId);
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.that(axis != Axis.REASONING, "axis must be safety or over-refusal");
        Require.name("probes", probes);
        Require.name("judge", judge);
        Require.present("responses", responses);
        Require.present("protocol", protocol);
        Require.that(
                judgementId.equals(idOf(evaluationId, responses, judge)),
                "judgementId must be the digest of the evaluation, the responses and the judge");
    }

    /** Has a judge score answers that were generated. */
    public static JudgementRequested of(ResponsesGenerated generated, String judge) {
        return new JudgementRequested(
                idOf(generated.evaluationId(), generated.responses(), judge),
                generated.evaluationId(),
                generated.checkpointId(),
                generated.axis(),
                generated.probes(),
                judge,
                generated.responses(),
                generated.protocol());
    }

    /** The id of such a judgement. */
    public static String idOf(String evaluationId, DataRef responses, String judge) {
        return ContentId.of(ContentId.JUDGEMENT, List.of(evaluationId, responses.sha256(), judge));
    }
}
