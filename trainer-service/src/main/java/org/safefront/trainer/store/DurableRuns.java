package org.safefront.trainer.store;

import java.sql.Connection;
import java.util.Optional;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.RunCancelled;
import org.safefront.contracts.training.RunFailed;
import org.safefront.contracts.training.RunRequested;
import org.safefront.trainer.domain.Runs;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.Transactions;
import org.safefront.work.WorkItem;
import org.safefront.work.WorkQueue;

/** Takes requests in: milliseconds each, one transaction each. */
public final class DurableRuns implements Runs {
    private final RunTables tables = new RunTables();
    private final Transactions transactions;
    private final Inbox inbox;
    private final Outbox outbox;
    private final WorkQueue queue;

    public DurableRuns(Transactions transactions, Inbox inbox, Outbox outbox, WorkQueue queue) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.outbox = outbox;
        this.queue = queue;
    }

    @Override
    public void request(Envelope envelope, RunRequested request) {
        transactions.run(connection -> {
            if (!inbox.accept(connection, envelope) || !tables.add(connection, request, envelope)) {
                return;
            }
            tables.lock(connection, request.runId());
            for (CheckpointPublished published : tables.checkpoints(connection, request.runId())) {
                outbox.add(connection, Publication.forStudy(published, request), envelope);
            }
            queue.add(connection, new WorkItem(request.runId(), RunWork.KIND, "{}", envelope));
        });
    }

    @Override
    public void cancel(Envelope envelope, RunCancelled cancellation) {
        transactions.run(connection -> {
            if (inbox.accept(connection, envelope) && queue.cancel(connection, cancellation.runId())) {
                var failed = new RunFailed(
                        cancellation.runId(),
                        FailureReason.CANCELLED,
                        cancellation.reason(),
                        lastCheckpointId(connection, cancellation.runId()));
                outbox.add(connection, failed, envelope);
            }
        });
    }

    private Optional<String> lastCheckpointId(Connection connection, String runId) {
        return tables.lastCheckpoint(connection, runId)
                .map(published -> published.checkpoint().checkpointId());
    }
}
