package org.safefront.performance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.front.CheckpointAssessed;
import org.safefront.work.RecordJson;

/** Hears fronts, and tells how long each checkpoint took from its judgement to the first front that it is part of. */
final class HeardFronts {
    private static final RecordJson JSON = new RecordJson();
    private static final JsonFactory PARSERS = new JsonFactory();
    private static final Duration POLL = Duration.ofMillis(20);
    /** Who has heard nothing for so long has heard all that comes. */
    private static final Duration QUIET = Duration.ofSeconds(20);

    private static final double MILLIS = 1e6;

    private final Map<String, Long> judged = new ConcurrentHashMap<>();
    private final Map<String, Long> judgementHeard = new ConcurrentHashMap<>();
    private final Map<Long, Long> frontHeard = new ConcurrentHashMap<>();
    private final Map<String, Long> firstFront = new ConcurrentHashMap<>();
    private final AtomicBoolean allIsTold = new AtomicBoolean();

    /** The judgement of this checkpoint leaves now. */
    void judged(String checkpointId) {
        judged.put(checkpointId, System.nanoTime());
    }

    /** Nothing more will be told. */
    void allIsTold() {
        allIsTold.set(true);
    }

    /** How many checkpoints are waited for. */
    int waitedFor() {
        return judged.size();
    }

    /** Milliseconds from judgement to front, of those checkpoints that have come so far. */
    List<Double> millis() {
        return judged.entrySet().stream()
                .flatMap(sent -> Optional.ofNullable(firstFront.get(sent.getKey())).map(frontHeard::get).stream()
                        .map(heard -> (heard - sent.getValue()) / MILLIS))
                .toList();
    }

    /** What a judgement itself takes through the broker, in milliseconds. */
    List<Double> bare() {
        return judged.entrySet().stream()
                .flatMap(sent -> Stream.ofNullable(judgementHeard.get(sent.getKey()))
                        .map(heard -> (heard - sent.getValue()) / MILLIS))
                .toList();
    }

    /** How many fronts were announced. */
    int fronts() {
        return frontHeard.size();
    }

    /** Listens until all have come. */
    void listen(String bootstrapServers) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "fetch.min.bytes", 1),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.of(
                            Topic.FRONT_FACTS, Topic.CHECKPOINT_STATE, Topic.JUDGEMENT_FACTS)
                    .flatMap(topic -> consumer.partitionsFor(topic.address()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long quiet = System.nanoTime();
            while (!allIsTold.get()
                    || (millis().size() < judged.size() && System.nanoTime() - quiet < QUIET.toNanos())) {
                for (ConsumerRecord<String, byte[]> heard : consumer.poll(POLL)) {
                    quiet = System.nanoTime();
                    hear(heard, quiet);
                }
            }
        }
    }

    private void hear(ConsumerRecord<String, byte[]> heard, long now) {
        switch (EventType.ofCeType(header(heard, "ce_type")).orElseThrow()) {
            case FRONT_UPDATED -> frontHeard.putIfAbsent(version(heard.value()), now);
            case CHECKPOINT_ASSESSED -> hear(JSON.read(CheckpointAssessed.class, heard.value()));
            // The last of its checkpoint, whose key it has, is that of its safety.
            case JUDGEMENT_COMPLETED -> judgementHeard.put(heard.key(), now);
            default -> {}
        }
    }

    private void hear(CheckpointAssessed assessed) {
        if (assessed.safety().isPresent() && assessed.reasoning().isPresent()) {
            firstFront.putIfAbsent(assessed.checkpoint().checkpointId(), assessed.frontVersion());
        }
    }

    /** The front itself may be long, and is not read: the measurement is not to take the machine from what it measures. */
    private static long version(byte[] front) {
        try (JsonParser json = PARSERS.createParser(front)) {
            while (json.nextToken() != null) {
                if ("version".equals(json.currentName()) && json.currentToken().isNumeric()) {
                    return json.getLongValue();
                }
            }
            throw new IllegalStateException("a front has no version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> heard, String name) {
        return new String(heard.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
