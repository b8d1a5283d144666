package org.safefront.registry.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;
import org.safefront.registry.example.FactProducer;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

@RegistryTest
class GoldenFactsTest {
    private static final List<Topic> FACTS =
            List.of(Topic.TRAINING_FACTS, Topic.EVALUATION_FACTS, Topic.JUDGEMENT_FACTS);

    static Stream<EventType> facts() {
        return Stream.of(EventType.values()).filter(type -> FACTS.contains(type.topic()));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void areTakenInAsTheyStandOnTheWire(EventType type) throws IOException {
        JsonNode golden = golden(type);
        var headers = new HashMap<String, String>();
        golden.at("/headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));

        try (var producer = new FactProducer(Registry.bootstrapServers())) {
            producer.publish(
                    type.topic(),
                    golden.at("/key").asText(),
                    Map.copyOf(headers),
                    golden.at("/data").toString().getBytes(StandardCharsets.UTF_8));
        }

        Registry.eventually(() -> assertEquals(1, Registry.known(List.of(headers.get("ce_id")))));
    }

    private static JsonNode golden(EventType type) throws IOException {
        try (var stream = EventType.class.getResourceAsStream("/safefront/golden/" + type.shortName() + ".v1.json")) {
            return Registry.json(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
