package org.safefront.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;

/** What a test says to a service through Kafka, by the plain client, and all that is said on any topic. */
public final class Wire implements AutoCloseable {
    /**
     * An event that was heard.
     *
     * @param envelope around it
     * @param event itself
     */
    public record Heard(Envelope envelope, Event event) {}

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int OK = 200;
    private static final String SOURCE = "/safefront/test";

    private final EventCodec codec = new EventCodec();
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Admin admin;

    private Wire(String bootstrapServers) {
        Map<String, Object> servers = Map.of("bootstrap.servers", bootstrapServers);
        admin = Admin.create(servers);
        producer = new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(Stream.of(Topic.values())
                .flatMap(topic -> consumer.partitionsFor(topic.address()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
    }

    /** To the broker of the service under test. */
    public static Wire open() {
        return new Wire(setting("kafka.bootstrap.servers"));
    }

    /** Publishes an event on behalf of a study, and returns when the broker has it. */
    public Envelope publish(Event event, String studyId) {
        Envelope envelope = Envelope.first(event, SOURCE, Instant.now(), studyId);
        publish(EventType.of(event).topic(), envelope, codec.write(event));
        return envelope;
    }

    /** Publishes any bytes under any envelope. */
    public void publish(Topic topic, Envelope envelope, byte[] data) {
        var record = new ProducerRecord<>(topic.address(), envelope.partitionKey(), data);
        envelope.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        publish(record);
    }

    /** Publishes any record. */
    public void publish(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first event of that type that is meant, waited for. */
    public <T extends Event> T await(Class<T> type, Predicate<T> meant) {
        Eventually.until(
                type.getSimpleName() + " is heard", () -> !all(type, meant).isEmpty());
        return all(type, meant).get(0);
    }

    /** The events of that type that are meant, heard until now, in the order of their partition. */
    public <T extends Event> List<T> all(Class<T> type, Predicate<T> meant) {
        return heard().stream()
                .map(Heard::event)
                .filter(type::isInstance)
                .map(type::cast)
                .filter(meant)
                .toList();
    }

    /** All events that were heard until now; dead letters are none. */
    public List<Heard> heard() {
        return records().stream().map(this::event).flatMap(Optional::stream).toList();
    }

    /** The dead letters of that topic that are there now. */
    public List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        return records().stream()
                .filter(record -> record.topic().equals(topic.address()))
                .toList();
    }

    /** All records on all topics until now. */
    public List<ConsumerRecord<String, byte[]>> records() {
        consumer.poll(POLL).forEach(records::add);
        return List.copyOf(records);
    }

    /** Whether the service has taken in, for good, all that was published on that topic until now. */
    public boolean hasReadAll(String group, Topic topic) {
        try {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                    .filter(end -> end.getKey().topic().equals(topic.address()) && end.getValue() > 0)
                    .allMatch(end -> read.containsKey(end.getKey())
                            && read.get(end.getKey()).offset() == end.getValue());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that can be read of what the service says: every record with its headers, its log, and its metrics. */
    public String everythingSaid() {
        var text = new StringBuilder();
        for (ConsumerRecord<String, byte[]> record : records()) {
            text.append(record.key()).append(' ').append(headers(record)).append(' ');
            text.append(new String(record.value(), StandardCharsets.UTF_8)).append('\n');
        }
        try {
            return text + Files.readString(Path.of(setting(TestServers.LOG_PATH))) + metrics();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String metrics() throws IOException {
        URI address = URI.create(setting("test.url")).resolve("/q/metrics");
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK || !answer.body().contains("jvm_memory")) {
                throw new IllegalStateException(address + " shows no metrics, HTTP " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The headers of a record as texts. */
    public static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, String>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
        admin.close();
    }

    private Optional<Heard> event(ConsumerRecord<String, byte[]> record) {
        if (record.topic().startsWith("safefront.dlq")) {
            return Optional.empty();
        }
        try {
            Envelope envelope = Envelope.fromHeaders(headers(record));
            return EventType.ofCeType(envelope.type())
                    .map(type -> new Heard(envelope, codec.read(type, record.value())));
        } catch (IllegalArgumentException | EventFormatException e) {
            // What a test published to see it refused.
            return Optional.empty();
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
