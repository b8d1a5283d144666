package org.safefront.contracts.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.contracts.Event;
import org.safefront.contracts.Json;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;

/** Today's contract against every version that was released, in both directions. */
class ReleasedVersionsTest {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    /** At a release: {@code mvn -pl contracts test -Dtest=ReleasedVersionsTest#freezes* -Dcontracts.release=1.0.0}. */
    @Test
    @EnabledIfSystemProperty(named = "contracts.release", matches = ".+")
    void freezesTodaysContract() {
        Version.freeze(System.getProperty("contracts.release"));

        assertTrue(Version.released().stream()
                .anyMatch(version -> version.name().equals(System.getProperty("contracts.release"))));
    }

    static List<Version> released() {
        List<Version> released = Version.released();
        assertFalse(released.isEmpty(), "no released version is kept");
        return released;
    }

    @ParameterizedTest
    @MethodSource("released")
    void isAsItWasWhenItWasFrozen(Version version) {
        assertEquals(version.frozenSums(), version.sums());
    }

    @ParameterizedTest
    @MethodSource("released")
    void topicsKeysTypesAndHeadersStay(Version version) {
        assertEquals(
                List.of(),
                DocumentDifferences.between(version.document(), Version.today().document()));
    }

    @ParameterizedTest
    @MethodSource("released")
    void schemasGrowByOptionalFieldsAlone(Version version) {
        assertEquals(List.of(), differences(version.schemas(), Version.today().schemas()));
    }

    @ParameterizedTest
    @MethodSource("released")
    void eventsOfThatVersionAreReadByTodaysSchemas(Version version) {
        assertEquals(List.of(), refused(version.golden(), Version.today().schemas()));
    }

    @ParameterizedTest
    @MethodSource("released")
    void eventsOfTodayAreReadByTheSchemasOfThatVersion(Version version) {
        Map<String, JsonNode> schemas = version.schemas();
        var known = new HashMap<>(Version.today().golden());
        known.keySet().removeIf(name -> schema(name, schemas).isEmpty());

        assertEquals(List.of(), refused(known, schemas));
    }

    @ParameterizedTest
    @MethodSource("released")
    void eventsOfThatVersionBecomeRecordsWithTheSameKeyAndId(Version version) throws IOException {
        for (JsonNode golden : version.golden().values()) {
            Envelope envelope = Envelope.fromHeaders(headers(golden));
            EventType type = EventType.ofCeType(envelope.type()).orElseThrow();

            Event event = Json.MAPPER.treeToValue(golden.path("data"), type.recordClass());

            assertEquals(golden.path("key").asText(), event.key(), type.ceType());
            assertEquals(
                    envelope.id(),
                    Envelope.first(event, envelope.source(), envelope.time(), "study")
                            .id(),
                    type.ceType());
        }
    }

    static List<String> differences(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var found = new ArrayList<String>();
        before.forEach((name, schema) -> {
            if (after.containsKey(name)) {
                SchemaDifferences.between(schema, after.get(name)).forEach(what -> found.add(name + " " + what));
            } else {
                found.add(name + " is gone");
            }
        });
        return found;
    }

    /** Events that readers of these schemas would refuse, each with the reason. */
    static List<String> refused(Map<String, JsonNode> golden, Map<String, JsonNode> schemas) {
        var found = new ArrayList<String>();
        golden.forEach(
                (name, event) -> SCHEMAS.getSchema(open(schema(name, schemas).orElseThrow()))
                        .validate(event.path("data"))
                        .forEach(error -> found.add(name + " " + error.getMessage())));
        return found;
    }

    /** The schema of a golden file: its name is that of the schema, or begins with it where an event has several. */
    private static Optional<JsonNode> schema(String golden, Map<String, JsonNode> schemas) {
        return schemas.entrySet().stream()
                .filter(schema -> golden.startsWith(schema.getKey().replaceFirst("json$", "")))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** As a reader reads it: values of enumerations that it does not know are unknown to it, and no error. */
    private static JsonNode open(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        copy.findParents("enum").stream()
                .filter(parent -> parent.path("enum").isArray())
                .forEach(parent -> ((ObjectNode) parent).remove("enum"));
        return copy;
    }

    private static Map<String, String> headers(JsonNode golden) {
        var headers = new HashMap<String, String>();
        golden.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }
}
