package org.safefront.contracts.evaluation;

import java.util.Optional;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Event;
import org.safefront.contracts.Require;

/**
 * How far a piece of an evaluation is. Lossy: a reader may miss some and see some twice.
 *
 * @param evaluationId which
 * @param checkpointId what it measures
 * @param shard from 0
 * @param leaseEpoch how often the shard had been taken up
 * @param planned samples of the shard
 * @param finished of these
 * @param running of these, being written now
 * @param outcomes of the finished ones; absent for probes, and before there is one
 * @param tokensPerSecond generated since the last report
 */
public record EvaluationProgressed(
        String evaluationId,
        String checkpointId,
        int shard,
        long leaseEpoch,
        long planned,
        long finished,
        long running,
        Optional<Outcomes> outcomes,
        double tokensPerSecond)
        implements Event {
    public EvaluationProgressed {
        Require.id("evaluationId", ContentId.EVALUATION, evaluationId);
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.atLeast("shard", 0, shard);
        Require.atLeast("leaseEpoch", 1, leaseEpoch);
        Require.atLeast("planned", 1, planned);
        Require.atLeast("finished", 0, finished);
        Require.atLeast("running", 0, running);
        Require.that(finished + running <= planned, "finished and running must not exceed planned");
        Require.present("outcomes", outcomes);
        Require.between("tokensPerSecond", 0, Double.MAX_VALUE, tokensPerSecond);
    }

    @Override
    public String subject() {
        return "evaluation/" + evaluationId;
    }

    @Override
    public String key() {
        return checkpointId;
    }

    @Override
    public String identity() {
        return evaluationId + "/" + shard + "/" + leaseEpoch + "/" + finished;
    }
}
