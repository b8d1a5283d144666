package org.safefront.registry.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.contracts.catalog.Topic;
import org.safefront.registry.example.FactProducer;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.work.GoldenCorpus;
import org.safefront.work.GoldenCorpus.Golden;

@RegistryTest
class GoldenFactsTest {
    private static final List<Topic> FACTS =
            List.of(Topic.TRAINING_FACTS, Topic.EVALUATION_FACTS, Topic.JUDGEMENT_FACTS);

    static Stream<Golden> facts() {
        return GoldenCorpus.all().filter(golden -> FACTS.contains(golden.type().topic()));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void areTakenInAsTheyStandOnTheWire(Golden golden) {
        try (var producer = new FactProducer(Registry.bootstrapServers())) {
            producer.publish(golden.type().topic(), golden.key(), golden.headers(), golden.bytes());
        }

        Registry.eventually(
                () -> assertEquals(1, Registry.known(List.of(golden.headers().get("ce_id")))));
    }
}
