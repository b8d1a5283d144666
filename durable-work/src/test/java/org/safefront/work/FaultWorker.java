package org.safefront.work;

import java.io.IOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One worker process of {@link FaultTest}. Each step of an item takes some time, as on a GPU, and then writes one row;
 * the last transaction completes the item and announces it. Ends with its parent, whose pipe then closes.
 */
final class FaultWorker implements WorkHandler {
    static final int STEPS = 10;
    /** Noted instead of a step where the guard refused one. */
    static final int REFUSED = -1;

    static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration HEARTBEAT = Duration.ofMillis(400);
    private static final long STEP_MILLIS = 70;

    private final WorkQueue queue = new WorkQueue();
    private final Outbox outbox = new Outbox(new EventCodec(), Examples.SOURCE, Clock.systemUTC());
    private final Transactions transactions;

    private FaultWorker(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Works until its input ends. Its arguments are the address of the database and its name. */
    public static void main(String... arguments) throws IOException {
        var transactions = new Transactions(new BreakableDataSource(arguments[0]), LEASE);
        var settings = new WorkerSettings(
                arguments[1],
                Set.of(Examples.KIND),
                LEASE,
                HEARTBEAT,
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)));
        try (var worker = new Worker(transactions, new WorkQueue(), new FaultWorker(transactions), settings)) {
            worker.start();
            while (System.in.read() >= 0) {
                worker.nudge();
            }
        }
    }

    @Override
    public void handle(Lease lease, Alive alive) throws InterruptedException {
        for (int step = 1 + stepsDone(lease); step <= STEPS; step++) {
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            write(lease, step);
        }
        transactions.run(connection -> {
            queue.complete(connection, lease);
            outbox.add(connection, Examples.shard(lease.id(), 1), lease.cause());
        });
    }

    @Override
    public void exhausted(Connection connection, Lease lease, WorkFailure failure) {
        throw new IllegalStateException("attempts were not limited: " + failure);
    }

    private int stepsDone(Lease lease) {
        return transactions
                .call(connection -> Sql.query(
                        connection,
                        row -> row.getInt(1),
                        "select count(*) from step where item = ? and step > 0",
                        lease.id()))
                .get(0);
    }

    /** Does not ask {@link Alive} first: a woken zombie comes here, and the guard alone must stop it. */
    private void write(Lease lease, int step) {
        try {
            transactions.run(connection -> {
                queue.guard(connection, lease);
                note(connection, lease, step);
            });
        } catch (LeaseLostException e) {
            transactions.run(connection -> note(connection, lease, REFUSED));
            throw e;
        }
    }

    private static void note(Connection connection, Lease lease, int step) {
        String sql = "insert into step (item, step, epoch) values (?, ?, ?)";
        Sql.update(connection, sql, lease.id(), step, lease.epoch());
    }
}
