package org.safefront.work;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.safefront.contracts.FailureReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Leases work and has it done, one item at a time, on one thread.
 *
 * <p>It may be killed, frozen or cut off at any time: its item is then taken over when the lease has run out, and
 * whatever it still tries to write is refused.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Bell bell = new Bell();
    private final Transactions transactions;
    private final WorkQueue queue;
    private final WorkHandler handler;
    private final WorkerSettings settings;
    private final Heartbeat heartbeat;
    private final Thread thread;
    /** What the thread works on, one or none. */
    private final Set<Held> hands = ConcurrentHashMap.newKeySet();

    private volatile boolean stopping;
    private boolean databaseAnswers = true;

    public Worker(Transactions transactions, WorkQueue queue, WorkHandler handler, WorkerSettings settings) {
        this.transactions = transactions;
        this.queue = queue;
        this.handler = handler;
        this.settings = settings;
        this.heartbeat = new Heartbeat(transactions, queue, settings.heartbeat());
        this.thread = new Thread(this::work, "worker-" + settings.owner());
        this.thread.setDaemon(true);
    }

    /** Begins, on a thread of its own. */
    public void start() {
        thread.start();
    }

    /** Looks for work now; to be called after a transaction that added some. */
    public void nudge() {
        bell.ring();
    }

    /** Whether it still runs; a service without its worker is not healthy. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    /**
     * Takes no more work, asks the handler to stop, and waits for it. The item goes back at once, without this try being
     * counted. A handler that does not return in time is left behind: it can write no more.
     */
    @Override
    public void close() {
        stopping = true;
        bell.ring();
        try {
            thread.join(settings.patience().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hands.forEach(this::snatch);
        heartbeat.close();
    }

    private void work() {
        while (!stopping) {
            if (!workOnce()) {
                bell.await(settings.poll());
            }
        }
    }

    /** False if there was nothing to do. */
    private boolean workOnce() {
        long asked = System.nanoTime();
        Optional<Lease> lease = lease();
        lease.ifPresent(granted -> take(granted, asked));
        return lease.isPresent();
    }

    private Optional<Lease> lease() {
        Set<String> affinities = handler.affinities();
        try {
            Optional<Lease> lease = transactions.call(connection ->
                    queue.lease(connection, settings.owner(), settings.kinds(), affinities, settings.lease()));
            databaseAnswers = true;
            return lease;
        } catch (StorageException e) {
            if (databaseAnswers) {
                LOG.atWarn().addKeyValue("owner", settings.owner()).setCause(e).log("no work can be leased");
            }
            databaseAnswers = false;
            return Optional.empty();
        }
    }

    private void take(Lease lease, long asked) {
        if (stopping) {
            release(lease);
        } else {
            work(new Held(lease, asked, () -> stopping));
        }
    }

    private void work(Held held) {
        hands.add(held);
        var beating = heartbeat.keep(held);
        try {
            attempt(held);
        } finally {
            beating.close();
            held.end();
            hands.remove(held);
        }
    }

    private void attempt(Held held) {
        Lease lease = held.lease();
        if (lease.isExhausted()) {
            giveUp(lease, new WorkFailure(FailureReason.INTERNAL, usedUp(lease)));
        } else {
            handle(lease, held);
        }
    }

    private void handle(Lease lease, Held held) {
        try {
            handler.handle(lease, held);
            returned(lease);
        } catch (InterruptedException | RuntimeException | LinkageError | VirtualMachineError e) {
            // A native library that does not load, or memory that does not suffice, is a failure of this item: the
            // thread
            // lives on, lest nobody ever say so.
            failed(held, e);
        }
    }

    private void returned(Lease lease) {
        if (stopping) {
            release(lease);
        } else if (transactions
                .call(connection -> queue.state(connection, lease))
                .filter("LEASED"::equals)
                .isPresent()) {
            throw new IllegalStateException("the handler returned without having completed");
        }
    }

    private void failed(Held held, Throwable e) {
        Lease lease = held.lease();
        if (e instanceof LeaseLostException || !held.isAlive()) {
            log(Level.INFO, lease, "a lease was lost");
        } else if (stopping) {
            release(lease);
        } else if (e instanceof PermanentFailureException permanent) {
            log(Level.ERROR, lease, e, "work cannot succeed");
            giveUp(lease, permanent.failure());
        } else if (lease.isLast()) {
            log(Level.ERROR, lease, e, "work failed for the last time");
            giveUp(lease, new WorkFailure(FailureReason.INTERNAL, describe(e)));
        } else {
            log(Level.WARN, lease, e, "work failed and will be tried again");
            Duration wait = settings.backoff().after(lease.attempt());
            settle(lease, connection -> queue.retry(connection, lease, describe(e), wait));
        }
    }

    private void giveUp(Lease lease, WorkFailure failure) {
        settle(lease, connection -> {
            queue.fail(connection, lease, failure.message());
            handler.exhausted(connection, lease, failure);
        });
    }

    private void release(Lease lease) {
        settle(lease, connection -> {
            if (queue.release(connection, lease)) {
                log(Level.INFO, lease, "work was given back");
            }
        });
    }

    private void snatch(Held held) {
        held.lose();
        release(held.lease());
    }

    /** If this fails, the lease runs out by itself and the item is leased again. */
    private void settle(Lease lease, SqlRun write) {
        try {
            transactions.run(write);
        } catch (LeaseLostException e) {
            log(Level.INFO, lease, "a lease was lost");
        } catch (RuntimeException e) {
            log(Level.ERROR, lease, e, "the end of an attempt could not be recorded");
        }
    }

    private static String usedUp(Lease lease) {
        return lease.lastFailure()
                .map(last -> "all " + lease.maxAttempts() + " attempts are used up; before the last: " + last)
                .orElse("none of " + lease.maxAttempts() + " attempts came to an end");
    }

    private static String describe(Throwable e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    private static void log(Level level, Lease lease, String what) {
        fields(level, lease).log(what);
    }

    private static void log(Level level, Lease lease, Throwable cause, String what) {
        fields(level, lease).setCause(cause).log(what);
    }

    private static LoggingEventBuilder fields(Level level, Lease lease) {
        return LOG.atLevel(level)
                .addKeyValue("work", lease.id())
                .addKeyValue("kind", lease.kind())
                .addKeyValue("epoch", lease.epoch())
                .addKeyValue("attempt", lease.attempt());
    }
}
