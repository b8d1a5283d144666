package org.safefront.registry.example;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;
import org.safefront.work.EventCodec;

/** Says what the other services would say, as they would say it. */
public final class FactProducer implements AutoCloseable {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;

    public FactProducer(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "5"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Publishes events on behalf of a study, each on its own topic, and returns when the broker has them. */
    public void publish(String studyId, List<? extends Event> events) {
        events.stream().map(event -> send(studyId, event)).toList().forEach(FactProducer::await);
    }

    /** Publishes what may not be an event at all. */
    public void publish(Topic topic, String key, Map<String, String> headers, byte[] value) {
        await(send(topic, key, headers, value));
    }

    private Future<RecordMetadata> send(String studyId, Event event) {
        Envelope envelope = Envelope.first(event, "/safefront/example", NOON, studyId);
        return send(EventType.of(event).topic(), event.key(), envelope.headers(), codec.write(event));
    }

    private Future<RecordMetadata> send(Topic topic, String key, Map<String, String> headers, byte[] value) {
        var record = new ProducerRecord<>(topic.address(), key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return producer.send(record);
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
