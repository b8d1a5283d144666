package org.safefront.contracts.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    private static final Path DOCUMENT = Path.of("src/main/resources/safefront/asyncapi.yaml");

    private final JsonNode document = new YAMLMapper().readTree(DOCUMENT.toFile());

    AsyncApiTest() throws IOException {}

    @Test
    void namesEveryTopicAndNoOther() {
        var documented = stream(document.path("channels"))
                .map(channel -> channel.path("address").asText())
                .collect(Collectors.toCollection(TreeSet::new));

        var declared = Stream.of(Topic.values()).map(Topic::address).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(declared, documented);
    }

    @Test
    void putsEveryEventOnItsTopic() {
        var documented = new TreeMap<String, Set<String>>();
        for (JsonNode channel : document.path("channels")) {
            documented.put(
                    channel.path("address").asText(),
                    stream(channel.path("messages"))
                            .map(reference -> follow(reference).path("name").asText())
                            .collect(Collectors.toSet()));
        }

        for (EventType type : EventType.values()) {
            String address = type.topic().address();
            assertTrue(documented.get(address).contains(type.ceType()), () -> type + " is missing on " + address);
        }
        long onTheirOwnTopic = documented.entrySet().stream()
                .filter(entry -> !entry.getKey().contains(".dlq."))
                .mapToLong(entry -> entry.getValue().size())
                .sum();
        // front.updated stands on two topics: as a fact and as the latest state.
        assertEquals(EventType.values().length + 1, onTheirOwnTopic);
        assertEquals(Set.of(EventType.FRONT_UPDATED.ceType()), documented.get(Topic.FRONT_STATE.address()));
    }

    @Test
    void refersToSchemasThatExist() {
        var payloads = stream(document.path("components").path("messages"))
                .map(message -> message.path("payload").path("$ref").asText())
                .filter(reference -> !reference.isEmpty())
                .toList();

        assertEquals(EventType.values().length, payloads.size());
        payloads.forEach(reference ->
                assertTrue(Files.exists(DOCUMENT.resolveSibling(reference)), () -> reference + " does not exist"));
    }

    @Test
    void saysHowLongRecordsStayAndWhatTheKeyIs() {
        for (JsonNode channel : document.path("channels")) {
            String address = channel.path("address").asText();
            Topic topic = Stream.of(Topic.values())
                    .filter(one -> one.address().equals(address))
                    .findFirst()
                    .orElseThrow();
            JsonNode kafka = channel.at("/bindings/kafka");
            JsonNode settings = kafka.path("topicConfiguration");

            var documented = Map.of(
                    "cleanup.policy", settings.path("cleanup.policy").path(0).asText(),
                    "retention.ms", settings.path("retention.ms").asText());

            assertEquals(topic.retention().topicConfiguration(), documented, address);
            assertEquals(topic.partitions(2) == 1, kafka.path("partitions").asInt() == 1, address);
            assertTrue(
                    address.contains(".dlq.")
                            || channel.path("description")
                                    .asText()
                                    .endsWith("Key is " + channel.path("x-key").asText() + "."),
                    address);
        }
    }

    private JsonNode follow(JsonNode reference) {
        return document.at(reference.path("$ref").asText().substring(1));
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
