package org.safefront.launcher.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void keepsRowsOverARestart() throws SQLException {
        try (LocalDatabase database = start()) {
            execute(database, "create table note as select 'kept' as text");
        }

        try (LocalDatabase database = start();
                Connection connection = connect(database);
                var rows = connection.createStatement().executeQuery("select text from note")) {
            assertTrue(rows.next());
            assertEquals("kept", rows.getString(1));
        }
    }

    private LocalDatabase start() {
        return LocalDatabase.start(folder.resolve("data"), Ports.free());
    }

    private static void execute(LocalDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(LocalDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), LocalDatabase.USER, "");
    }
}
