package org.safefront.registry.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.safefront.registry.domain.TopicEnds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker; who wants a front is not to wait long for it. */
@ApplicationScoped
class AskedTopicEnds implements TopicEnds {
    private static final Logger LOG = LoggerFactory.getLogger(AskedTopicEnds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private KafkaConsumer<byte[], byte[]> client;

    /** @param broker settings that all channels share */
    AskedTopicEnds(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.settings = new HashMap<>(broker);
        settings.keySet().removeIf(name -> name.endsWith(".serializer") || name.endsWith(".deserializer"));
        settings.put("isolation.level", "read_committed");
    }

    /** One at a time, for the client is for one thread. */
    @Override
    public synchronized Map<String, Long> of(String topic) {
        try {
            return ask(topic);
        } catch (KafkaException e) {
            LOG.atWarn().addKeyValue("topic", topic).setCause(e).log("the broker does not say where a topic ends");
            return Map.of();
        }
    }

    private Map<String, Long> ask(String topic) {
        if (client == null) {
            client = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
        var partitions = client.partitionsFor(topic, PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        var ends = new TreeMap<String, Long>();
        client.endOffsets(partitions, PATIENCE)
                .forEach((partition, end) -> ends.put(Integer.toString(partition.partition()), end));
        return ends;
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
