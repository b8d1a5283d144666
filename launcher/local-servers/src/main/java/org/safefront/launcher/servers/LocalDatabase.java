package org.safefront.launcher.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One PostgreSQL beside this process. Its data lives in a folder and is kept. */
public final class LocalDatabase implements AutoCloseable {
    /** Who connects; the server listens on loopback alone and asks for no password. */
    public static final String USER = "postgres";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;

    private LocalDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts the server on what the folder holds, or on nothing.
     *
     * @param folder for its data, made if it is not there
     * @param port for clients
     * @throws PortInUseException if the port is taken
     */
    public static LocalDatabase start(Path folder, int port) {
        Ports.requireFree("PostgreSQL", port);
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            return new LocalDatabase(EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(START_TIMEOUT)
                    .setServerConfig("shared_buffers", "32MB")
                    .setServerConfig("max_connections", "60")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started in " + folder, e);
        }
    }

    /** Its address for JDBC, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be stopped", e);
        }
    }
}
