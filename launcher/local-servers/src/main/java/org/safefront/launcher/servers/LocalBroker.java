package org.safefront.launcher.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.safefront.contracts.catalog.Topic;

/** One Kafka node in this process, broker and controller at once (KRaft). Its log lives in a folder and is kept. */
public final class LocalBroker implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int PARTITIONS = 3;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private LocalBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts the broker on what the folder holds, or on nothing.
     *
     * @param folder for its log, made if it is not there
     * @param port for clients
     * @param controllerPort for itself
     * @throws PortInUseException if one of the ports is taken; a broker that cannot bind would end the whole process
     */
    public static LocalBroker start(Path folder, int port, int controllerPort) {
        Ports.requireFree("Kafka", port);
        Ports.requireFree("Kafka controller", controllerPort);
        makeFolder(folder);
        format(folder);
        var server =
                new KafkaRaftServer(new KafkaConfig(configuration(folder, port, controllerPort), false), Time.SYSTEM);
        server.startup();
        return new LocalBroker(server, HOST + ":" + port);
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Makes the topics of the contracts that are not there yet. */
    public void createTopics() {
        createTopics(bootstrapServers);
    }

    /** Makes the topics of the contracts that are not there yet, replicated as the broker does by default. */
    public static void createTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = Stream.of(Topic.values())
                    .filter(topic -> !existing.contains(topic.address()))
                    .map(topic -> new NewTopic(
                                    topic.address(), Optional.of(topic.partitions(PARTITIONS)), Optional.empty())
                            .configs(topic.retention().topicConfiguration()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics could not be made on " + bootstrapServers, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making the topics", e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be made for Kafka", e);
        }
    }

    private static void format(Path folder) {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        var formatter = new Formatter();
        formatter.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        formatter.setNodeId(1);
        formatter.setClusterId(Uuid.randomUuid().toString());
        formatter.setControllerListenerName("CONTROLLER");
        formatter.setReleaseVersion(MetadataVersion.latestProduction());
        formatter.setMetadataLogDirectory(folder.toAbsolutePath().toString());
        formatter.addDirectory(folder.toAbsolutePath().toString());
        run(formatter);
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // Kafka's formatter declares Exception
    private static void run(Formatter formatter) {
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException("the folder for Kafka cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> configuration(Path folder, int port, int controllerPort) {
        var settings = new HashMap<String, Object>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        settings.put("listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", folder.toAbsolutePath().toString());
        settings.put("auto.create.topics.enable", "false");
        settings.putAll(forOneNode());
        settings.putAll(forLittleMemory());
        return settings;
    }

    private static Map<String, String> forOneNode() {
        return Map.ofEntries(
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "3"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "3"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // After a kill the node waits for its own old session; 3 s instead of 9 s.
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"));
    }

    private static Map<String, String> forLittleMemory() {
        return Map.of(
                "log.cleaner.dedupe.buffer.size", "2097152",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2");
    }
}
