package org.safefront.eval.store;

import java.sql.Connection;
import java.util.List;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.evaluation.EvaluationAccepted;
import org.safefront.contracts.evaluation.EvaluationCancelled;
import org.safefront.contracts.evaluation.EvaluationFailed;
import org.safefront.eval.domain.Evaluations;
import org.safefront.eval.domain.Shards;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.Transactions;
import org.safefront.work.WorkQueue;
import org.safefront.work.files.Seal;

/** Takes requests in and cuts them into shards: milliseconds each, one transaction each. */
public final class DurableEvaluations implements Evaluations {
    /** Of which no sample is read or written here. */
    private final EvaluationTables tables = new EvaluationTables(Seal.none());

    private final Transactions transactions;
    private final Inbox inbox;
    private final Outbox outbox;
    private final WorkQueue queue;
    private final Shards shards;

    public DurableEvaluations(Transactions transactions, Inbox inbox, Outbox outbox, WorkQueue queue, Shards shards) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.outbox = outbox;
        this.queue = queue;
        this.shards = shards;
    }

    @Override
    public void request(Envelope envelope, CheckpointRef checkpoint, List<EvaluationTask> tasks) {
        transactions.run(connection -> {
            if (inbox.accept(connection, envelope)) {
                tasks.forEach(task -> plan(connection, envelope, checkpoint, task));
            }
        });
    }

    @Override
    public void cancel(Envelope envelope, EvaluationCancelled cancellation) {
        transactions.run(connection -> {
            if (inbox.accept(connection, envelope)) {
                tables.find(connection, cancellation.evaluationId())
                        .ifPresent(evaluation -> cancel(connection, envelope, evaluation, cancellation.reason()));
            }
        });
    }

    private void cancel(Connection connection, Envelope envelope, Evaluation evaluation, String reason) {
        if (ShardWork.cancelAll(connection, queue, evaluation)) {
            outbox.add(
                    connection,
                    new EvaluationFailed(
                            evaluation.id(), evaluation.checkpoint().checkpointId(), FailureReason.CANCELLED, reason),
                    envelope);
        }
    }

    private void plan(Connection connection, Envelope envelope, CheckpointRef checkpoint, EvaluationTask task) {
        String id = task.evaluationId(checkpoint.checkpointId());
        int count = shards.count(task);
        if (!tables.add(connection, new Evaluation(id, checkpoint, task, shards))) {
            return;
        }
        outbox.add(
                connection,
                new EvaluationAccepted(id, checkpoint.checkpointId(), task, count, task.samples()),
                envelope);
        for (int shard = 0; shard < count; shard++) {
            queue.add(
                    connection,
                    EvaluationWork.shardItem(id, shard, envelope)
                            .withAffinity(checkpoint.weights().manifestDigest()));
        }
    }
}
