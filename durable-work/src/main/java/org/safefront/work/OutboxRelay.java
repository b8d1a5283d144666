package org.safefront.work;

import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries committed events to the broker, in order within each key, on whatever topics.
 *
 * <p>Any number of relays may run on one schema; an advisory lock lets one of them send at a time, and another goes on
 * when it dies. A record is marked after the broker has it; a crash between the two sends it again with the same
 * {@code ce_id}. What cannot be sent is tried for ever, later and later, and holds up its own key alone.
 */
public final class OutboxRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    /** A batch waits for the broker while its transaction stands still: for its patience and no more than this often. */
    private static final int STANDSTILL_FACTOR = 2;

    private final OutboxTable table = new OutboxTable();
    private final Bell bell = new Bell();
    private final Transactions transactions;
    private final EventSender sender;
    private final RelaySettings settings;
    private final Thread thread;
    private volatile boolean stopping;

    // Of the relay's own thread.
    private final Set<String> heldBack = new HashSet<>();
    private int failures;
    private long retryAt;
    private boolean databaseAnswers = true;

    public OutboxRelay(Transactions transactions, EventSender sender, RelaySettings settings) {
        this.transactions = transactions;
        this.sender = sender;
        this.settings = settings;
        this.thread = new Thread(this::relay, "outbox-relay");
        this.thread.setDaemon(true);
    }

    /** Begins, on a thread of its own. */
    public void start() {
        thread.start();
    }

    /** Looks at the outbox now; to be called after a transaction that added to it. */
    public void nudge() {
        bell.ring();
    }

    /** Whether it still runs; a service without its relay is not healthy. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Stops after the batch under way. */
    @Override
    public void close() {
        stopping = true;
        bell.ring();
        try {
            thread.join(settings.patience().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void relay() {
        while (!stopping) {
            if (System.nanoTime() - retryAt >= 0) {
                heldBack.clear();
            }
            empty();
            bell.await(settings.poll());
        }
    }

    private void empty() {
        try {
            boolean more = true;
            while (more && !stopping) {
                more = transactions.call(this::sendBatch);
            }
            databaseAnswers = true;
        } catch (StorageException e) {
            if (databaseAnswers) {
                LOG.atWarn().setCause(e).log("the outbox cannot be read");
            }
            databaseAnswers = false;
        }
    }

    /** Whether another batch is worth trying at once. */
    private boolean sendBatch(Connection connection) {
        if (!table.lock(connection)) {
            return false;
        }
        Transactions.mayStandStill(connection, settings.patience().multipliedBy(STANDSTILL_FACTOR));
        List<OutboxRecord> batch = table.unsent(connection, settings.batch(), heldBack);
        var delivery = new Delivery(sender, settings.patience());
        delivery.send(batch);
        table.markSent(connection, delivery.sent());
        delivery.firstFailure().ifPresentOrElse(why -> holdBack(delivery, why), this::passed);
        return !delivery.sent().isEmpty();
    }

    private void holdBack(Delivery delivery, Throwable why) {
        heldBack.addAll(delivery.failedLanes());
        failures++;
        retryAt = System.nanoTime() + settings.backoff().after(failures).toNanos();
        if (failures == 1) {
            LOG.atWarn()
                    .addKeyValue("lanes", delivery.failedLanes())
                    .setCause(why)
                    .log("events cannot be sent and stay in the outbox");
        }
    }

    private void passed() {
        if (failures > 0 && heldBack.isEmpty()) {
            LOG.info("all events can be sent again");
            failures = 0;
        }
    }
}
