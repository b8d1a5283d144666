package org.safefront.work;

import java.sql.SQLException;
import java.util.Set;

/** The database refused, or was not there. */
public class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** serialization_failure and deadlock_detected (PostgreSQL, appendix A). */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
    /** data_exception and integrity_constraint_violation (the same). */
    private static final Set<String> VALUES = Set.of("22", "23");

    private static final int CLASS_LENGTH = 2;

    private final String sqlState;

    StorageException(SQLException cause) {
        super(cause.getMessage(), cause);
        this.sqlState = String.valueOf(cause.getSQLState());
    }

    /** What the database said; a {@link ValueRefusedException} if it will say so again. */
    static StorageException of(SQLException cause) {
        var exception = new StorageException(cause);
        boolean aboutValues = exception.sqlState.length() > CLASS_LENGTH
                && VALUES.contains(exception.sqlState.substring(0, CLASS_LENGTH));
        return aboutValues ? new ValueRefusedException(cause) : exception;
    }

    /** Whether another transaction was in the way, so that the same code may succeed when it runs again. */
    boolean isConflict() {
        return CONFLICTS.contains(sqlState);
    }
}
