package org.safefront.launcher.redrive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.safefront.launcher.CannotStartException;

/** A topic of dead letters as it was when this began; what comes later, a letter that came back among it, is for another time. */
final class Letters {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String PATIENCE_MS = "10000";

    private final String bootstrapServers;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends;

    private Letters(String bootstrapServers, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        this.bootstrapServers = bootstrapServers;
        this.partitions = partitions;
        this.ends = ends;
    }

    /** @throws CannotStartException if there is no broker or no such topic */
    static Letters of(String bootstrapServers, String topic) {
        List<TopicPartition> partitions = IntStream.range(0, partitions(bootstrapServers, topic))
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            return new Letters(bootstrapServers, partitions, consumer.endOffsets(partitions));
        }
    }

    /** Hands on all records, in order within each partition; a batch as it came, then the next. */
    void each(Consumer<List<ConsumerRecord<byte[], byte[]>>> batches) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
                consumer.poll(POLL).forEach(batch::add);
                batches.accept(batch.stream()
                        .filter(record ->
                                record.offset() < ends.get(new TopicPartition(record.topic(), record.partition())))
                        .toList());
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static int partitions(String bootstrapServers, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "default.api.timeout.ms", PATIENCE_MS,
                "request.timeout.ms", PATIENCE_MS);
        try (Admin admin = Admin.create(settings)) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
        } catch (KafkaException e) {
            throw refusal(bootstrapServers, e.getCause() == null ? e : e.getCause());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new CannotStartException("--topic " + topic + " is not on the broker at " + bootstrapServers, e);
            }
            throw refusal(bootstrapServers, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for the topic", e);
        }
    }

    private static CannotStartException refusal(String bootstrapServers, Throwable cause) {
        return new CannotStartException(
                "--bootstrap " + bootstrapServers + " cannot be used: " + cause.getMessage()
                        + "; say where Kafka is, ./safefront up prints it",
                cause);
    }
}
