package org.safefront.judge.store;

import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.judgement.JudgementRequested;
import org.safefront.judge.domain.Judgements;
import org.safefront.work.Inbox;
import org.safefront.work.RecordJson;
import org.safefront.work.Transactions;
import org.safefront.work.WorkItem;
import org.safefront.work.WorkQueue;

/** Takes requests in: milliseconds each, one transaction each. The queue itself is all that is to be remembered. */
public final class DurableJudgements implements Judgements {
    private final RecordJson json = new RecordJson();
    private final Transactions transactions;
    private final Inbox inbox;
    private final WorkQueue queue;

    public DurableJudgements(Transactions transactions, Inbox inbox, WorkQueue queue) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.queue = queue;
    }

    @Override
    public void request(Envelope envelope, JudgementRequested request) {
        transactions.run(connection -> {
            if (inbox.accept(connection, envelope)) {
                var item = new WorkItem(request.judgementId(), JudgementWork.KIND, json.text(request), envelope);
                queue.add(connection, item.withAffinity(request.judge()));
            }
        });
    }
}
