package org.safefront.registry.example;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;

/** What the registry has said on its own topics. */
public final class Announced {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Announced() {}

    /** All fronts of a study, once there are so many. */
    public static List<JsonNode> fronts(ExampleStudy study, int atLeast) {
        return await().atMost(LONGEST).until(() -> fronts(study), fronts -> fronts.size() >= atLeast);
    }

    /** The last front of a study, once it has that digest. */
    public static JsonNode latestFront(ExampleStudy study, JsonNode digest) {
        List<JsonNode> all = await().atMost(LONGEST)
                .until(
                        () -> fronts(study),
                        fronts -> !fronts.isEmpty()
                                && fronts.get(fronts.size() - 1).at("/digest").equals(digest));
        return all.get(all.size() - 1);
    }

    /** The value that a late subscriber finds at a key of a compacted topic. */
    public static JsonNode latest(Topic topic, String key) {
        return await().atMost(LONGEST).until(() -> values(topic, key), values -> !values.isEmpty()).stream()
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    /** Evaluations that a study has asked for so far, in their order. */
    public static List<JsonNode> evaluations(ExampleStudy study) {
        return Registry.topics().readAll(Topic.EVALUATION_COMMANDS).stream()
                .filter(record -> TopicReader.header(record, "ce_correlationid").equals(study.id()))
                .map(Announced::value)
                .toList();
    }

    private static List<JsonNode> fronts(ExampleStudy study) {
        return Registry.topics().readAll(Topic.FRONT_FACTS).stream()
                .filter(record -> record.key().equals(study.id()))
                .filter(record -> TopicReader.header(record, "ce_type").equals(EventType.FRONT_UPDATED.ceType()))
                .map(Announced::value)
                .toList();
    }

    private static List<JsonNode> values(Topic topic, String key) {
        return Registry.topics().readAll(topic).stream()
                .filter(record -> record.key().equals(key))
                .map(Announced::value)
                .toList();
    }

    private static JsonNode value(ConsumerRecord<String, byte[]> record) {
        return Registry.json(new String(record.value(), StandardCharsets.UTF_8));
    }
}
