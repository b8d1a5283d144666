package org.safefront.contracts.evaluation;

import java.util.Optional;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;

/**
 * One piece of an evaluation is done.
 *
 * @param evaluationId which
 * @param checkpointId what it measures
 * @param shard from 0
 * @param shards of how many
 * @param samples answers in this shard
 * @param tokens generated for them
 * @param seconds on the wall that it took the worker that finished it; shards written in one batch share them
 * @param leaseEpoch how often the shard had been taken up
 * @param engine what wrote the answers, and in which precision
 * @param outcomes of its samples; absent for probes
 */
public record ShardCompleted(
        String evaluationId,
        String checkpointId,
        int shard,
        int shards,
        long samples,
        long tokens,
        double seconds,
        long leaseEpoch,
        String engine,
        Optional<Outcomes> outcomes)
        implements EvaluationFact {
    public ShardCompleted {
        Require.id("evaluationId", ContentId.EVALUATION, evaluationId);
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.atLeast("shard", 0, shard);
        Require.atLeast("shards", shard + 1L, shards);
        Require.atLeast("samples", 1, samples);
        Require.atLeast("tokens", 0, tokens);
        Require.between("seconds", 0, Double.MAX_VALUE, seconds);
        Require.atLeast("leaseEpoch", 1, leaseEpoch);
        Require.text("engine", engine);
        Require.present("outcomes", outcomes);
    }

    @Override
    public String identity() {
        return evaluationId + "/" + shard;
    }
}
