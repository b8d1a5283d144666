package org.safefront.work;

import java.sql.SQLException;

/**
 * The database was there and refused a value, for instance a text with a NUL character. Offering it again does not help:
 * a listener that waits for the database to come back must not wait for this.
 */
public final class ValueRefusedException extends StorageException {
    private static final long serialVersionUID = 1L;

    ValueRefusedException(SQLException cause) {
        super(cause);
    }
}
