package org.safefront.work;

import java.sql.Connection;
import java.sql.SQLException;

/** Code that runs in a transaction and has no result. */
@FunctionalInterface
public interface SqlRun {
    /** Uses the connection; neither commits, rolls back nor closes it. */
    void run(Connection connection) throws SQLException;
}
