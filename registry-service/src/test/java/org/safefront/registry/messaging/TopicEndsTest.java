package org.safefront.registry.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.domain.TopicEnds;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.FactProducer;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

@RegistryTest
class TopicEndsTest {
    private final TopicEnds ends;

    TopicEndsTest(TopicEnds ends) {
        this.ends = ends;
    }

    @Test
    void areOneFurtherInThePartitionOfEachRecord() {
        String topic = Topic.JUDGEMENT_COMMANDS.address();
        Map<String, Long> before = ends.of(topic);

        try (var producer = new FactProducer(Registry.bootstrapServers())) {
            producer.publish(Topic.JUDGEMENT_COMMANDS, "a key", Map.of(), new byte[] {1});
        }

        Map<String, Long> after = ends.of(topic);
        assertEquals(before.keySet(), after.keySet());
        assertEquals(
                1,
                after.keySet().stream()
                        .mapToLong(partition -> after.get(partition) - before.get(partition))
                        .sum());
    }

    @Test
    void aFrontSaysFromWhereItsFactsGoOn() {
        var study = ExampleStudy.named("snapshot");
        CheckpointPublished base = study.published("base", 0);
        var measured = new Measured(base, Rows.NOWHERE);
        Registry.post(study.request());
        Registry.publish(study, List.of(base));
        Registry.publish(study, measured.by(30, 5, 1));
        Registry.eventually(() -> assertFalse(announced(study, Long.MAX_VALUE).isEmpty()));

        JsonNode front = Registry.get("/api/studies/" + study.id() + "/front");

        long next = front.at("/offsets/safefront.front.facts/0").asLong(-1);
        List<Long> before = announced(study, next);
        assertFalse(before.isEmpty(), front::toString);
        before.forEach(version -> assertTrue(version <= front.at("/version").asLong(), version + " is in no snapshot"));
    }

    /** Versions of the fronts that lie before an offset. */
    private static List<Long> announced(ExampleStudy study, long offset) {
        return Registry.topics().readAll(Topic.FRONT_FACTS).stream()
                .filter(record -> record.offset() < offset && record.key().equals(study.id()))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .map(value -> Registry.json(value).at("/version").asLong())
                .toList();
    }
}
