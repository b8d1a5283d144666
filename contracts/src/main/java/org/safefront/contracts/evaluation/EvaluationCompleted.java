package org.safefront.contracts.evaluation;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.Require;

/**
 * A benchmark is scored.
 *
 * @param evaluationId which
 * @param checkpointId what it measures
 * @param benchmark its name
 * @param benchmarkVersion version of prompt, extraction and scorer
 * @param outcomes of all samples
 * @param score share of samples that are correct; all others count as wrong
 * @param samples each sample with its text and outcome, by reference
 * @param tokens generated
 * @param seconds of work, over all shards
 * @param engines what wrote the answers, and in which precision; more than one where shards went to different workers
 * @param protocol what another score must share to be comparable; absent from services of before there was one
 * @param details what stands behind the score; absent from services of before there were any
 */
public record EvaluationCompleted(
        String evaluationId,
        String checkpointId,
        String benchmark,
        String benchmarkVersion,
        Outcomes outcomes,
        Estimate score,
        DataRef samples,
        long tokens,
        double seconds,
        List<String> engines,
        Optional<Protocol> protocol,
        Optional<ScoreDetails> details)
        implements EvaluationFact {
    public EvaluationCompleted {
        Require.id("evaluationId", ContentId.EVALUATION, evaluationId);
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.name("benchmark", benchmark);
        Require.text("benchmarkVersion", benchmarkVersion);
        Require.present("outcomes", outcomes);
        Require.present("score", score);
        Require.that(samples.rows() == outcomes.samples(), "samples must have one row for each outcome");
        Require.atLeast("tokens", 0, tokens);
        Require.between("seconds", 0, Double.MAX_VALUE, seconds);
        engines = Require.some("engines", engines);
        Require.present("protocol", protocol);
        Require.present("details", details);
    }
}
