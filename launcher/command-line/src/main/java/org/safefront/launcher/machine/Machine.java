package org.safefront.launcher.machine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.servers.LocalBroker;
import org.safefront.launcher.servers.LocalDatabase;

/** Everything that runs on this machine. What is started first is stopped last. */
public final class Machine implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    /** A service that ends so often before it is ready will not get ready. */
    private static final int MOST_STARTS = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final DataFolder data;
    private final PortBlock ports;
    private final Outside outside;
    private final Installation installation;
    private final Consumer<String> messages;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private boolean closed;

    private Machine(DataFolder data, PortBlock ports, Outside outside, Consumer<String> messages) {
        this.data = data;
        this.ports = ports;
        this.outside = outside;
        this.installation = Installation.ofThisProgram();
        this.messages = messages;
    }

    /**
     * Looks at all that could be in the way, then starts nothing yet.
     *
     * @param data that is kept
     * @param port the first of a block; the page is there
     * @param outside servers to be used in place of our own
     * @param messages told what people at the terminal should know
     * @throws CannotStartException naming what is in the way, and the remedy
     */
    public static Machine prepare(DataFolder data, int port, Outside outside, Consumer<String> messages) {
        var machine = new Machine(data, new PortBlock(port), outside, messages);
        for (Service service : Service.values()) {
            machine.installation.runnable(service);
        }
        new Leftovers(data).end();
        machine.ports.requireFree(outside);
        outside.requireReachable();
        return machine;
    }

    /** Where the registry answers. */
    public URI page() {
        return URI.create("http://localhost:" + ports.page());
    }

    /** Where Kafka clients find the topics. */
    public String kafka() {
        return outside.kafka().orElse("localhost:" + ports.kafka());
    }

    /** The processes of the services, by their names. */
    public Map<String, ProcessHandle> processes() {
        return services.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), entry -> entry.getValue()
                        .handle()));
    }

    /** Starts everything, and waits until the services are ready. */
    public void start() {
        String database = outside.database().orElseGet(this::startDatabase);
        if (outside.kafka().isEmpty()) {
            keep(LocalBroker.start(data.kafka(), ports.kafka(), ports.controller()));
        }
        LocalBroker.createTopics(kafka());
        for (Service service : Service.values()) {
            keep(service, database);
        }
        awaitReady();
    }

    /** Stops everything; may be called from a shutdown hook while {@link #start} still runs. */
    @Override
    public void close() {
        List<AutoCloseable> all;
        synchronized (running) {
            closed = true;
            all = new ArrayList<>(running);
            running.clear();
        }
        services.values().forEach(ServiceProcess::askToEnd);
        all.forEach(this::stop);
    }

    private String startDatabase() {
        LocalDatabase database = LocalDatabase.start(data.database(), ports.database());
        keep(database);
        return database.jdbcUrl() + "?user=" + LocalDatabase.USER;
    }

    private void keep(Service service, String database) {
        synchronized (running) {
            if (!closed) {
                var process = new ServiceProcess(service, command(service, database), new Leftovers(data), messages);
                services.put(service, process);
                running.push(process);
            }
        }
    }

    private void keep(AutoCloseable started) {
        synchronized (running) {
            if (!closed) {
                running.push(started);
                return;
            }
        }
        stop(started);
    }

    @SuppressWarnings(
            "checkstyle:IllegalCatch") // AutoCloseable declares Exception, and the others are to be stopped too
    private void stop(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            messages.accept("could not be stopped in good order: " + e.getMessage());
        }
    }

    private ProcessBuilder command(Service service, String database) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // By this a later launcher knows the process for one of this folder's.
        words.add("-Dlauncher.data=" + data.path());
        words.addAll(List.of("-XX:+UseSerialGC", "-Xss512k", "-XX:ReservedCodeCacheSize=64m"));
        words.addAll(List.of("-Dai.djl.offline=true", "-DOPT_OUT_TRACKING=true"));
        words.addAll(service.javaOptions());
        words.add("-jar");
        words.add(installation.runnable(service).toString());
        var builder = new ProcessBuilder(words);
        builder.environment().putAll(service.environment());
        builder.environment().putAll(settings(service, database));
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(data.log(service.toString()).toFile()));
        return builder;
    }

    /** By environment, so that no password stands in a list of processes. Leases are short: nobody else is far away. */
    private Map<String, String> settings(Service service, String database) {
        String judges = data.judges().stream().map(Path::toString).collect(Collectors.joining(","));
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "localhost"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service))),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka()),
                Map.entry("SAFEFRONT_ARTIFACTS", data.artifacts().toString()),
                Map.entry("SAFEFRONT_JUDGE_FOLDERS", judges),
                Map.entry("SAFEFRONT_WORK_LEASE", "10s"),
                Map.entry("SAFEFRONT_WORK_HEARTBEAT", "2s"),
                Map.entry("SAFEFRONT_WORK_POLL", "100ms"),
                Map.entry("SAFEFRONT_RELAY_POLL", "100ms"));
    }

    private void awaitReady() {
        HttpClient http = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        for (Service service : Service.values()) {
            URI ready = URI.create("http://localhost:" + ports.of(service) + "/q/health/ready");
            while (!isReady(http, ready)) {
                if (System.nanoTime() > deadline || services.get(service).starts() > MOST_STARTS) {
                    throw new CannotStartException(
                            "the " + service + " does not get ready; its log is " + data.log(service.toString()));
                }
                pause();
            }
        }
    }

    private static boolean isReady(HttpClient http, URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the services", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the services", e);
        }
    }
}
