package org.safefront.launcher.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;

/** Fronts as the registry announces them: the fact, then the state of the study; and its snapshots over HTTP. */
final class Fronts implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TopicPartition FACTS = new TopicPartition(Topic.FRONT_FACTS.address(), 0);

    private final Map<String, ObjectNode> latest = new ConcurrentHashMap<>();
    private final KafkaProducer<String, String> producer;
    private final Admin admin;
    private final HttpServer http;

    Fronts(String bootstrapServers) throws IOException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        this.admin = Admin.create(settings);
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/api/studies/", exchange -> {
            byte[] body = snapshot(exchange.getRequestURI().getPath().split("/")[3]);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }

    /** Where the snapshot of a study is. */
    String snapshotAddress(String study) {
        return "http://localhost:" + http.getAddress().getPort() + "/api/studies/" + study + "/front";
    }

    /** Announces the next version of a study. */
    void next(String study) {
        jump(study, version(study) + 1);
    }

    /** Announces that version, whatever came before. */
    void jump(String study, long version) {
        ObjectNode front = golden(EventType.FRONT_UPDATED).put("studyId", study).put("version", version);
        front.put("digest", study + version);
        latest.put(study, front);
        again(study);
        send(Topic.FRONT_STATE, EventType.FRONT_UPDATED, study, front);
    }

    /** The fact of the latest version, as after a crash of the registry's relay. */
    void again(String study) {
        send(Topic.FRONT_FACTS, EventType.FRONT_UPDATED, study, latest.get(study));
    }

    /** Something else that rides on the topic of fronts. */
    void gate(String study) {
        send(Topic.FRONT_FACTS, EventType.GATE_DECIDED, study, golden(EventType.GATE_DECIDED));
    }

    long version(String study) {
        return latest.containsKey(study) ? latest.get(study).path("version").asLong() : 0;
    }

    private byte[] snapshot(String study) throws IOException {
        try {
            long end = admin.listOffsets(Map.of(FACTS, OffsetSpec.latest()))
                    .partitionResult(FACTS)
                    .get()
                    .offset();
            ObjectNode front = latest.get(study).deepCopy();
            front.remove("studyId");
            front.putObject("offsets").putObject(FACTS.topic()).put("0", end);
            return JSON.writeValueAsBytes(front);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void send(Topic topic, EventType type, String study, JsonNode data) {
        var record = new ProducerRecord<>(topic.address(), study, data.toString());
        record.headers().add("ce_type", type.ceType().getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode golden(EventType type) {
        String file = "/safefront/golden/" + type.shortName() + ".v1.json";
        try (InputStream stream = EventType.class.getResourceAsStream(file)) {
            return (ObjectNode) JSON.readTree(stream).path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        admin.close();
        producer.close();
    }
}
