package org.safefront.launcher.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.safefront.contracts.catalog.Topic;
import org.safefront.launcher.CannotStartException;

/** Reads topics from their beginning to where they end, and on from there. */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MILLIS = 15_000;

    private final KafkaConsumer<String, byte[]> consumer;

    /** Refuses where nobody answers, or where there are no such topics. */
    TopicReader(String bootstrapServers, Topic... topics) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = Stream.of(topics)
                    .flatMap(topic -> partitions(topic.address()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        } catch (KafkaException e) {
            consumer.close();
            throw new CannotStartException("Kafka at " + bootstrapServers + " does not answer: " + e.getMessage());
        }
    }

    private Stream<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()));
    }

    /** Hands over every record up to where the topics end now; again, and it goes on from there. */
    void readOn(Consumer<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(records);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
