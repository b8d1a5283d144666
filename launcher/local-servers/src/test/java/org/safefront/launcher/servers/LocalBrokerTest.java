package org.safefront.launcher.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.contracts.catalog.Topic;

class LocalBrokerTest {
    @TempDir
    Path folder;

    @Test
    void keepsRecordsAndTopicsOverARestart() throws Exception {
        try (LocalBroker broker = start()) {
            broker.createTopics();
            write(broker, Topic.TRAINING_FACTS, "kept");
        }

        try (LocalBroker broker = start()) {
            broker.createTopics();

            assertEquals("kept", readOne(broker, Topic.TRAINING_FACTS));
            assertTrue(topics(broker)
                    .containsAll(Stream.of(Topic.values()).map(Topic::address).toList()));
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            var refusal = assertThrows(PortInUseException.class, () -> LocalBroker.start(folder, port, Ports.free()));

            assertEquals("port " + port + " (Kafka) is in use", refusal.getMessage());
        }
    }

    private LocalBroker start() {
        return LocalBroker.start(folder, Ports.free(), Ports.free());
    }

    private static List<String> topics(LocalBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }

    private static void write(LocalBroker broker, Topic topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic.address(), "key", value)).get();
        }
    }

    private static String readOne(LocalBroker broker, Topic topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "group.id", "reader",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic.address()));
            ConsumerRecords<String, String> records = ConsumerRecords.empty();
            for (int i = 0; records.isEmpty() && i < 30; i++) {
                records = consumer.poll(Duration.ofSeconds(1));
            }
            return records.iterator().next().value();
        }
    }
}
