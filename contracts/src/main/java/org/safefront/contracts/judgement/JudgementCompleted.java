package org.safefront.contracts.judgement;

import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.Require;

/**
 * The answers to a set of probes are judged.
 *
 * @param judgementId which
 * @param evaluationId whose answers
 * @param checkpointId who answered
 * @param axis safety or over-refusal
 * @param probes name of the set of probes
 * @param judge who judged
 * @param verdicts of all answers
 * @param refusalRate share of refusals among the answers that could be judged
 * @param rows each verdict with its score, by reference
 * @param protocol what another score must share to be comparable, absent where nobody says how the answers came
 * @param details what stands behind the rate; absent in judgements of before 2026-11-28
 */
public record JudgementCompleted(
        String judgementId,
        String evaluationId,
        String checkpointId,
        Axis axis,
        String probes,
        JudgeRef judge,
        Verdicts verdicts,
        Estimate refusalRate,
        DataRef rows,
        Optional<Protocol> protocol,
        Optional<JudgementDetails> details)
        implements JudgementFact {
    public JudgementCompleted {
        Require.id("judgementId", ContentId.JUDGEMENT, judgementId);
        Require.id("evaluationId", ContentId.EVALUATION, evaluationId);
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.that(axis != Axis.REASONING, "axis must be safety or over-refusal");
        Require.name("probes", probes);
        Require.present("judge", judge);
        Require.present("refusalRate", refusalRate);
        Require.that(
                refusalRate.n() == verdicts.refused() + verdicts.complied(),
                "refusalRate.n must be the number of answers that could be judged");
        Require.present("protocol", protocol);
        Require.present("details", details);
        Require.that(rows.rows() == verdicts.total(), "rows must have one row for each verdict");
    }
}
