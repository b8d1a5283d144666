package org.safefront.work;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extends the lease of a worker while it works, and tells the worker when the lease is lost.
 *
 * <p>Two threads: one talks to the database and may hang there, the other watches the time.
 */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    /** The watch looks this many times during a lease. */
    private static final int WATCHES = 20;

    private final Transactions transactions;
    private final WorkQueue queue;
    private final Duration interval;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, work -> {
        var thread = new Thread(work, "work-heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    Heartbeat(Transactions transactions, WorkQueue queue, Duration interval) {
        this.transactions = transactions;
        this.queue = queue;
        this.interval = interval;
    }

    /** Keeps the lease up until the result is closed. */
    Beating keep(Held held) {
        long watch = held.lease().time().dividedBy(WATCHES).toNanos();
        return new Beating(List.of(every(interval.toNanos(), () -> beat(held)), every(watch, held::watch)));
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private Future<?> every(long nanos, Runnable task) {
        return threads.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void beat(Held held) {
        long asked = System.nanoTime();
        try {
            if (transactions.call(connection -> isStillMine(connection, held.lease()))) {
                held.extended(asked);
            } else {
                held.lose();
            }
        } catch (StorageException e) {
            LOG.atDebug().addKeyValue("work", held.lease().id()).setCause(e).log("a heartbeat failed");
        }
    }

    /** Also true when the worker itself has just ended the item and is about to return. */
    private boolean isStillMine(Connection connection, Lease lease) {
        return queue.extend(connection, lease)
                || queue.state(connection, lease)
                        .filter(state -> !"CANCELLED".equals(state))
                        .isPresent();
    }

    /** The beating for one lease. */
    record Beating(List<Future<?>> tasks) implements AutoCloseable {
        @Override
        public void close() {
            tasks.forEach(task -> task.cancel(false));
        }
    }
}
