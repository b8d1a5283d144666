package org.safefront.work;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.safefront.launcher.servers.LocalBroker;
import org.safefront.launcher.servers.LocalDatabase;
import org.safefront.launcher.servers.Ports;

/**
 * A real broker with all topics, a real database and a folder for artifacts, for a service under test. The service looks
 * for work often, and writes a log file that tests can search.
 */
public final class TestServers implements QuarkusTestResourceLifecycleManager {
    /** Where the log file is. */
    static final String LOG_PATH = "quarkus.log.file.path";

    private final Map<String, String> more = new HashMap<>();
    private Path folder = Path.of("");
    private LocalBroker broker;
    private LocalDatabase database;

    /** @param settings further settings of the service */
    @Override
    public void init(Map<String, String> settings) {
        more.putAll(settings);
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("safefront-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker = LocalBroker.start(folder.resolve("kafka"), Ports.free(), Ports.free());
        broker.createTopics();
        database = LocalDatabase.start(folder.resolve("database"), Ports.free());
        var settings = new HashMap<String, String>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl() + "?user=" + LocalDatabase.USER);
        settings.put("quarkus.http.test-port", "0");
        settings.put("safefront.artifacts", folder.resolve("artifacts").toString());
        settings.put("safefront.work.poll", "50ms");
        settings.put("safefront.work.heartbeat", "200ms");
        settings.put("safefront.relay.poll", "50ms");
        settings.put("quarkus.log.file.enable", "true");
        settings.put(LOG_PATH, folder.resolve("service.log").toString());
        settings.put("quarkus.log.category.\"org.safefront\".level", "DEBUG");
        settings.putAll(more);
        return settings;
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
        if (broker != null) {
            broker.close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
