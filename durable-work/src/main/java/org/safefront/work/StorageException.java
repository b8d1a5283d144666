package org.safefront.work;

import java.sql.SQLException;
import java.util.Set;

/** The database refused, or was not there. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** serialization_failure and deadlock_detected (PostgreSQL, appendix A). */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    private final String sqlState;

    public StorageException(SQLException cause) {
        super(cause.getMessage(), cause);
        this.sqlState = String.valueOf(cause.getSQLState());
    }

    /** Whether another transaction was in the way, so that the same code may succeed when it runs again. */
    boolean isConflict() {
        return CONFLICTS.contains(sqlState);
    }
}
