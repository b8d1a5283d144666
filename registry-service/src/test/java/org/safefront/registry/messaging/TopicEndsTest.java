package org.safefront.registry.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.catalog.Topic;
import org.safefront.registry.domain.TopicEnds;
import org.safefront.registry.example.FactProducer;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

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
}
