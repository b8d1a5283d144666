package org.safefront.work;

import java.sql.Connection;
import java.sql.SQLException;

/** Code that runs in a transaction and has a result. */
@FunctionalInterface
public interface SqlCall<T> {
    /** Uses the connection; neither commits, rolls back nor closes it. */
    T call(Connection connection) throws SQLException;
}
