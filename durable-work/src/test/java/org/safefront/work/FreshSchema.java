package org.safefront.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.safefront.launcher.servers.LocalDatabase;
import org.safefront.launcher.servers.Ports;

/** One PostgreSQL for all tests of this process, and in it a migrated schema of its own for each test. */
final class FreshSchema implements BeforeEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(FreshSchema.class);
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private String url = "";

    @Override
    public void beforeEach(ExtensionContext context) {
        Server server = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Server.class, key -> Server.start(), Server.class);
        String schema = "test_" + SCHEMAS.incrementAndGet();
        url = server.database.jdbcUrl() + "?user=" + LocalDatabase.USER + "&currentSchema=" + schema;
        Flyway.configure()
                .dataSource(dataSource())
                .schemas(schema)
                .locations("classpath:db/durable-work")
                .load()
                .migrate();
    }

    /** With user and schema. */
    String url() {
        return url;
    }

    BreakableDataSource dataSource() {
        return new BreakableDataSource(url);
    }

    Transactions transactions() {
        return new Transactions(dataSource());
    }

    Transactions transactions(Duration standstill) {
        return new Transactions(dataSource(), standstill);
    }

    /** A connection with an open transaction, for tests that need several at once. */
    Connection begin() throws SQLException {
        Connection connection = dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** The only row of the query, its columns parted by blanks. */
    String row(String sql) {
        return transactions()
                .call(connection -> Sql.query(
                        connection,
                        row -> {
                            var text = new StringBuilder();
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                text.append(i == 1 ? "" : " ").append(row.getString(i));
                            }
                            return text.toString();
                        },
                        sql))
                .get(0);
    }

    void execute(String sql) {
        transactions().run(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    /** The server, and the folder it lives in. */
    private record Server(LocalDatabase database, Path folder) implements AutoCloseable {
        static Server start() {
            try {
                Path folder = Files.createTempDirectory("durable-work-");
                return new Server(LocalDatabase.start(folder.resolve("data"), Ports.free()), folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            database.close();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }
}
