package org.safefront.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.safefront.launcher.servers.LocalDatabase;
import org.safefront.launcher.servers.Ports;

/** One PostgreSQL for all tests of this process, and in it a migrated schema of its own for each test. */
public final class FreshSchema implements BeforeEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(FreshSchema.class);
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final List<String> locations;
    private String url = "";

    /** @param locations of a service's own migrations, for instance {@code db/trainer}; those of durable work are there */
    public FreshSchema(String... locations) {
        this.locations = Stream.concat(Stream.of("db/durable-work"), Stream.of(locations))
                .map(location -> "classpath:" + location)
                .toList();
    }

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
                .locations(locations.toArray(String[]::new))
                .load()
                .migrate();
    }

    /** With user and schema. */
    public String url() {
        return url;
    }

    BreakableDataSource dataSource() {
        return new BreakableDataSource(url);
    }

    public Transactions transactions() {
        return new Transactions(dataSource());
    }

    /** For another process, which is given the {@link #url}. */
    public static Transactions transactionsOn(String url) {
        return new Transactions(new BreakableDataSource(url));
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
    public String row(String sql) {
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

    public void execute(String sql) {
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
