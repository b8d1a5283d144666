package org.safefront.eval.store;

import org.safefront.work.Outbox;
import org.safefront.work.Transactions;
import org.safefront.work.WorkQueue;

/** Where the eval service remembers what is to be done and what was done. */
public record Database(Transactions transactions, WorkQueue queue, Outbox outbox) {}
