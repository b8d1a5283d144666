package org.safefront.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** One statement with its parameters. A collection becomes an array of texts. */
public final class Sql {
    /** Reads the row that the result stands on. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Rows may be long answers. */
    private static final int ROWS_AT_ONCE = 32;

    private Sql() {}

    /** How many rows it changed. */
    public static int update(Connection connection, String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
    }

    /** Its rows, in their order. */
    public static <T> List<T> query(Connection connection, Row<T> row, String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return read(statement, row);
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
    }

    /** Hands on its rows one by one, for more of them than memory should hold. */
    public static <T> void each(Connection connection, Row<T> row, Consumer<T> rows, String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            bind(connection, statement, parameters);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.accept(row.read(found));
                }
            }
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Collection<?> texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    private static <T> List<T> read(PreparedStatement statement, Row<T> row) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }
}
