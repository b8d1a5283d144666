package org.safefront.work;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Runs code in one SQL transaction each, on a connection of its own.
 *
 * <p>The isolation is the source's own; READ COMMITTED, PostgreSQL's default, is what this package is made for. Calls
 * do not nest.
 */
public final class Transactions {
    private static final int TRIES = 5;

    private final DataSource source;

    /** @param source gives connections that no other transaction manager has enlisted */
    public Transactions(DataSource source) {
        this.source = source;
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
            boolean committed = false;
            try {
                T result = body.call(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollBack(connection);
                }
            }
        } catch (SQLException e) {
            throw new StorageException(e);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and with it the transaction. What made us roll back is the news.
        }
    }
}
