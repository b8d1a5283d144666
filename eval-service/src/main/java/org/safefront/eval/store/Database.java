package org.safefront.eval.store;

import org.safefront.work.Outbox;
import org.safefront.work.Transactions;
import org.safefront.work.WorkQueue;
import org.safefront.work.files.Seal;

/**
 * Where the eval service remembers what is to be done and what was done.
 *
 * @param seal around answers to probes
 */
public record Database(Transactions transactions, WorkQueue queue, Outbox outbox, Seal seal) {
    /** With all texts plain. */
    public Database(Transactions transactions, WorkQueue queue, Outbox outbox) {
        this(transactions, queue, outbox, Seal.none());
    }
}
