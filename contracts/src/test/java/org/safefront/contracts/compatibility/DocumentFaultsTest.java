package org.safefront.contracts.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the document, broken once in a copy of today's; and what is allowed, done once. */
class DocumentFaultsTest {
    private static final String STARTED = "run.started.v1.json";
    private static final String EVENT = "org.safefront.run.started.v1";
    private static final String FACTS = "safefront.training.facts";

    static Stream<Arguments> faultsOfTopics() {
        return Stream.of(
                Arguments.of(
                        "a topic is removed",
                        change(document -> channels(document).remove("trainingProgress")),
                        List.of("safefront.training.progress is gone")),
                Arguments.of(
                        "a topic is renamed",
                        change(document -> channel(document).put("address", "safefront.training.news")),
                        List.of(FACTS + " is gone")),
                Arguments.of(
                        "a key is changed",
                        change(document -> channel(document).put("x-key", "studyId")),
                        List.of(FACTS + " x-key was \"runId\" and is \"studyId\"")),
                Arguments.of(
                        "facts are no longer kept for ever",
                        change(document -> ((ObjectNode) channel(document).at("/bindings/kafka/topicConfiguration"))
                                .put("retention.ms", 1)),
                        List.of(FACTS + " bindings was " + bindings("-1") + " and is " + bindings("1"))),
                Arguments.of(
                        "an event leaves its topic",
                        change(document -> ((ObjectNode) channel(document).path("messages")).remove("runStarted")),
                        List.of(FACTS + " no longer carries " + EVENT)));
    }

    static Stream<Arguments> faultsOfEvents() {
        return Stream.of(
                Arguments.of(
                        "an event gets another type",
                        change(document -> message(document).put("name", "org.safefront.run.begun.v1")),
                        List.of(FACTS + " no longer carries " + EVENT, EVENT + " is gone")),
                Arguments.of(
                        "an event gets another schema",
                        change(document ->
                                message(document).putObject("payload").put("$ref", "schemas/x.json")),
                        List.of(EVENT + " payload was {\"$ref\":\"schemas/" + STARTED
                                + "\"} and is {\"$ref\":\"schemas/x.json\"}")),
                Arguments.of(
                        "an event is no longer JSON",
                        change(document -> message(document).put("contentType", "application/avro")),
                        List.of(EVENT + " contentType was  and is \"application/avro\"")),
                Arguments.of(
                        "an optional header and an event are added",
                        change(document -> {
                            headers(document).putObject("ce_sequence").put("type", "string");
                            ((ObjectNode) document.at("/components/messages"))
                                    .putObject("runPaused")
                                    .put("name", "org.safefront.run.paused.v1");
                        }),
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"faultsOfTopics", "faultsOfEvents"})
    void aFaultInTheDocumentIsTold(String what, Consumer<ObjectNode> change, List<String> expected) {
        JsonNode before = Version.today().document();
        ObjectNode after = before.deepCopy();

        change.accept(after);

        assertEquals(expected, DocumentDifferences.between(before, after));
    }

    @ParameterizedTest
    @MethodSource("headerFaults")
    void aFaultInTheHeadersIsToldForEveryEvent(Consumer<ObjectNode> change, String expected) {
        JsonNode before = Version.today().document();
        ObjectNode after = before.deepCopy();

        change.accept(after);

        List<String> found = DocumentDifferences.between(before, after);
        assertEquals(Version.today().schemas().size(), found.size());
        found.forEach(what -> assertEquals(expected, what.substring(what.indexOf(", "))));
    }

    static Stream<Arguments> headerFaults() {
        return Stream.of(
                Arguments.of(change(document -> headers(document).remove("ce_id")), ", header /ce_id is gone"),
                Arguments.of(
                        change(document -> ((ObjectNode) document.at("/components/schemas/cloudEventHeaders"))
                                .withArray("required")
                                .add("traceparent")),
                        ", header /traceparent might be absent and is now required"));
    }

    private static Consumer<ObjectNode> change(Consumer<ObjectNode> change) {
        return change;
    }

    private static ObjectNode channels(JsonNode document) {
        return (ObjectNode) document.path("channels");
    }

    private static ObjectNode channel(JsonNode document) {
        return (ObjectNode) channels(document).path("trainingFacts");
    }

    private static ObjectNode message(JsonNode document) {
        return (ObjectNode) document.at("/components/messages/runStarted");
    }

    private static ObjectNode headers(JsonNode document) {
        return (ObjectNode) document.at("/components/schemas/cloudEventHeaders/properties");
    }

    private static String bindings(String retention) {
        return "{\"kafka\":{\"topicConfiguration\":{\"cleanup.policy\":[\"delete\"],\"retention.ms\":" + retention
                + "},\"bindingVersion\":\"0.5.0\"}}";
    }
}
