package org.safefront.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Runs code in one SQL transaction each, on a connection of its own.
 *
 * <p>A process may be frozen at any moment, also between two statements, and a cable may be pulled. The server ends a
 * transaction that stands still for too long, lest it keep its locks, and with them the work of others, for ever.
 *
 * <p>The isolation is the source's own; READ COMMITTED, PostgreSQL's default, is what this package is made for. Calls
 * do not nest.
 */
public final class Transactions {
    private static final int TRIES = 5;
    private static final Duration DEFAULT_STANDSTILL = Duration.ofSeconds(30);

    private final DataSource source;
    private final Duration standstill;
    private final Runnable committed;

    /** Transactions that may stand still for 30 seconds. */
    public Transactions(DataSource source) {
        this(source, DEFAULT_STANDSTILL);
    }

    /**
     * Makes transactions on that source.
     *
     * @param source gives connections that no other transaction manager has enlisted
     * @param standstill how long a transaction may wait for its own code between two statements; at most as long as a
     *     lease holds, or it delays the takeover
     */
    public Transactions(DataSource source, Duration standstill) {
        this(source, standstill, () -> {});
    }

    private Transactions(DataSource source, Duration standstill, Runnable committed) {
        this.source = source;
        this.standstill = standstill;
        this.committed = committed;
    }

    /** The same, and whenever one is committed this is run, for instance {@link OutboxRelay#nudge}. */
    public Transactions telling(Runnable listener) {
        return new Transactions(source, standstill, listener);
    }

    /**
     * Commits when the code returns and rolls back when it throws. After a deadlock or a serialization failure the code
     * runs again, at most five times in all, so it must have no effect besides its SQL.
     *
     * @throws StorageException for every {@link SQLException}
     */
    public <T> T call(SqlCall<T> body) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(body);
            } catch (StorageException e) {
                if (attempt == TRIES || !e.isConflict()) {
                    throw e;
                }
            }
        }
    }

    /** As {@link #call}, without a result. */
    public void run(SqlRun body) {
        call(connection -> {
            body.run(connection);
            return true;
        });
    }

    private <T> T once(SqlCall<T> body) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                mayStandStill(connection, standstill);
                T result = body.call(connection);
                connection.commit();
                done = true;
                committed.run();
                return result;
            } finally {
                if (!done) {
                    rollBack(connection);
                }
            }
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
    }

    /** Lets the open transaction stand still for that long, whatever was said before. */
    static void mayStandStill(Connection connection, Duration time) {
        Sql.query(
                connection,
                row -> true,
                "select set_config('idle_in_transaction_session_timeout', ?, true)",
                Long.toString(time.toMillis()));
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and with it the transaction. What made us roll back is the news.
        }
    }
}
