package org.safefront.launcher.redrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;

/** Puts letters among the dead ones as the registry would, and reads what came of them. */
public final class LetterBox implements AutoCloseable {
    private static final Topic LETTERS = Topic.REGISTRY_DEAD_LETTERS;

    private final String bootstrapServers;
    private final KafkaProducer<String, String> producer;

    public LetterBox(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
    }

    /** The golden event of that type, its headers. */
    public static Map<String, String> headers(EventType type) {
        var headers = new LinkedHashMap<String, String>();
        golden(type)
                .path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    /** Its data. */
    public static String value(EventType type) {
        return golden(type).path("data").toString();
    }

    /** What SmallRye writes beside a record that was read from the first partition of the type's own topic. */
    static Map<String, String> why(EventType type, String exception, String reason) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("dead-letter-exception-class-name", exception);
        headers.put("dead-letter-reason", reason);
        headers.put("dead-letter-topic", type.topic().address());
        headers.put("dead-letter-partition", "0");
        headers.put("dead-letter-offset", "17");
        return headers;
    }

    @SafeVarargs
    final void add(String key, String value, Map<String, String>... headers) {
        put(LETTERS, key, value, headers);
    }

    @SafeVarargs
    public final void put(Topic topic, String key, String value, Map<String, String>... headers) {
        var record = new ProducerRecord<>(topic.address(), key, value);
        for (Map<String, String> some : headers) {
            some.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        }
        var unused = producer.send(record);
        producer.flush();
    }

    /** All that subscribers of a topic see. */
    public List<ConsumerRecord<String, String>> read(Topic topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.address()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** The headers of a record in their order. */
    static Map<String, String> headers(ConsumerRecord<String, String> record) {
        var headers = new LinkedHashMap<String, String>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static JsonNode golden(EventType type) {
        String file = "/safefront/golden/" + type.shortName() + ".v1.json";
        try (InputStream stream = EventType.class.getResourceAsStream(file)) {
            return new JsonMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
