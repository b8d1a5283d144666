package org.safefront.registry.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.Topic;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.FactProducer;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.TopicReader;
import org.safefront.work.EventCodec;

@RegistryTest
class DeadLettersTest {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    static Stream<Arguments> poison() {
        var study = ExampleStudy.named("poisoned");
        Event fact = study.started("full");
        Event nul = study.failed("full", "a text with \u0000 in it");
        return Stream.of(
                Arguments.of("no headers", Map.of(), text(fact)),
                Arguments.of("unknown type", with(fact, "ce_type", "org.safefront.moon.landed.v1"), text(fact)),
                Arguments.of("no time", with(fact, "ce_time", "yesterday"), text(fact)),
                Arguments.of("not JSON", headers(fact), "{ not json"),
                Arguments.of("a refused value", headers(fact), text(fact).replace("\"attempt\":1", "\"attempt\":0")),
                Arguments.of("what the database cannot hold", headers(nul), text(nul)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void holdWhatCannotBeUnderstoodUntouchedAndTheNextFactIsTakenIn(
            String what, Map<String, String> headers, String value) {
        var study = ExampleStudy.named("after-" + what.replace(' ', '-'));
        Registry.post(study.request());
        String key = study.run("full").runId();

        try (var producer = new FactProducer(Registry.bootstrapServers())) {
            producer.publish(Topic.TRAINING_FACTS, key, headers, value.getBytes(StandardCharsets.UTF_8));
            producer.publish(study.id(), List.of(study.started("full")));
        }

        Registry.viewOnce(study, view -> view.at("/runs/1/state").asText().equals("training"));
        ConsumerRecord<String, byte[]> letter = deadLetter(key);
        assertArrayEquals(value.getBytes(StandardCharsets.UTF_8), letter.value());
        headers.forEach((name, text) -> assertEquals(text, TopicReader.header(letter, name)));
        assertTrue(TopicReader.header(letter, "dead-letter-reason").length() > 10);
        assertEquals(Topic.TRAINING_FACTS.address(), TopicReader.header(letter, "dead-letter-topic"));
    }

    private static ConsumerRecord<String, byte[]> deadLetter(String key) {
        return await().atMost(LONGEST)
                .until(
                        () -> Registry.topics().readAll(Topic.REGISTRY_DEAD_LETTERS).stream()
                                .filter(record -> record.key().equals(key))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Map<String, String> with(Event fact, String name, String value) {
        var headers = new HashMap<>(headers(fact));
        headers.put(name, value);
        return headers;
    }

    private static Map<String, String> headers(Event fact) {
        return Envelope.first(fact, "/safefront/example", Instant.EPOCH, "st_study")
                .headers();
    }

    private static String text(Event fact) {
        return new String(new EventCodec().write(fact), StandardCharsets.UTF_8);
    }
}
