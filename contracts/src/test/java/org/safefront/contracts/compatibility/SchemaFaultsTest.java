package org.safefront.contracts.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of schemas, broken once in a copy of today's; and what is allowed, done once. */
class SchemaFaultsTest {
    private static final String STARTED = "run.started.v1.json";
    private static final String UPDATED = "front.updated.v1.json";
    private static final String COMPLETED = "evaluation.completed.v1.json";
    private static final String EVENT = "org.safefront.run.started.v1";

    static Stream<Arguments> faultsOfFields() {
        return Stream.of(
                fault(
                        "a field is removed",
                        STARTED,
                        schema -> properties(schema, "").remove("attempt"),
                        "/attempt is gone"),
                fault(
                        "a field is renamed",
                        STARTED,
                        schema -> properties(schema, "")
                                .set("try", properties(schema, "").remove("attempt")),
                        "/attempt is gone"),
                fault(
                        "a type is changed",
                        STARTED,
                        schema -> property(schema, "", "attempt").put("type", "string"),
                        "/attempt type was \"integer\" and is \"string\""),
                fault(
                        "a whole number becomes any number",
                        STARTED,
                        schema -> property(schema, "", "attempt").put("type", "number"),
                        "/attempt type was \"integer\" and is \"number\""),
                fault(
                        "a pattern is loosened",
                        STARTED,
                        schema -> property(schema, "", "runId").remove("pattern"),
                        "/runId pattern was \"^ru_[a-z2-7]{26}$\" and is not said"),
                fault(
                        "a new field is required",
                        STARTED,
                        schema -> {
                            properties(schema, "").putObject("host").put("type", "string");
                            required(schema, "").add("host");
                        },
                        "/host is new and required; a new field must be optional"));
    }

    static Stream<Arguments> faultsOfBounds() {
        return Stream.of(
                fault(
                        "a bound is added",
                        STARTED,
                        schema -> property(schema, "", "attempt").put("minimum", 2),
                        "/attempt minimum was not said and is 2"),
                fault(
                        "a field that was always there may be absent",
                        STARTED,
                        schema -> required(schema, "").remove(0),
                        "/runId was always there and now may be absent"),
                fault(
                        "an optional field becomes required",
                        STARTED,
                        schema -> required(schema, "").add("resumedFrom"),
                        "/resumedFrom might be absent and is now required"));
    }

    static Stream<Arguments> faultsOfValues() {
        return Stream.of(
                fault(
                        "a field in a list of records is removed",
                        UPDATED,
                        schema -> properties(schema, "/$defs/Estimate").remove("low"),
                        "/points[]/safety/low is gone"),
                fault(
                        "a value of an enumeration is removed",
                        UPDATED,
                        schema -> ((ArrayNode) schema.at("/$defs/FrontPoint/properties/method/enum")).remove(0),
                        "/points[]/method no longer has the values [base]"),
                fault(
                        "an enumeration becomes any text",
                        UPDATED,
                        schema ->
                                property(schema, "/$defs/FrontPoint", "method").remove("enum"),
                        "/points[]/method enum was [\"base\",\"full\",\"lora\"] and is not said"),
                fault(
                        "a list becomes one value",
                        UPDATED,
                        schema -> properties(schema, "").putObject("entered").put("type", "string"),
                        "/entered type was \"array\" and is \"string\""),
                fault(
                        "fields that are not known are refused",
                        STARTED,
                        schema -> schema.put("additionalProperties", false),
                        "/ additionalProperties was not said and is false"),
                fault(
                        "the type is another one",
                        STARTED,
                        schema -> schema.put("title", "org.safefront.run.begun.v1"),
                        "/ title was \"" + EVENT + "\" and is \"org.safefront.run.begun.v1\""));
    }

    static Stream<Arguments> additions() {
        return Stream.of(
                allowed("an optional field is added", STARTED, schema -> properties(schema, "")
                        .putObject("host")
                        .put("type", "string")),
                allowed("a value of an enumeration is added", UPDATED, schema -> ((ArrayNode)
                                schema.at("/$defs/FrontPoint/properties/method/enum"))
                        .add("dora")),
                allowed("a description is bettered", STARTED, schema -> property(schema, "", "attempt")
                        .put("description", "which try, from 1")),
                allowed("a record is called otherwise", COMPLETED, SchemaFaultsTest::renameEstimate));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"faultsOfFields", "faultsOfBounds", "faultsOfValues"})
    void aFaultInASchemaIsToldWithItsPlace(String what, String name, Consumer<ObjectNode> change, String expected) {
        JsonNode before = Version.today().schemas().get(name);
        ObjectNode after = before.deepCopy();

        change.accept(after);

        List<String> found = SchemaDifferences.between(before, after);
        assertTrue(found.contains(expected), found::toString);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("additions")
    void whatMayBeAddedIsNoFault(String what, String name, Consumer<ObjectNode> change) {
        JsonNode before = Version.today().schemas().get(name);
        ObjectNode after = before.deepCopy();

        change.accept(after);

        assertNotEquals(before, after);
        assertEquals(List.of(), SchemaDifferences.between(before, after));
    }

    @ParameterizedTest
    @MethodSource("corpora")
    void anEventThatReadersWouldRefuseIsTold(Map<String, JsonNode> golden, Map<String, JsonNode> schemas, int refused) {
        assertEquals(refused, ReleasedVersionsTest.refused(golden, schemas).size());
    }

    static Stream<Arguments> corpora() {
        Version today = Version.today();
        ObjectNode lacking = today.golden().get(STARTED).deepCopy();
        ((ObjectNode) lacking.path("data")).remove("attempt");
        ObjectNode unknown = today.golden().get(UPDATED).deepCopy();
        ((ObjectNode) unknown.at("/data/points/0")).put("method", "dora").put("later", 1);
        return Stream.of(
                Arguments.of(Map.of(STARTED, lacking), today.schemas(), 1),
                Arguments.of(Map.of(UPDATED, unknown), today.schemas(), 0));
    }

    private static Arguments fault(String what, String schema, Consumer<ObjectNode> change, String expected) {
        return Arguments.of(what, schema, change, expected);
    }

    private static Arguments allowed(String what, String schema, Consumer<ObjectNode> change) {
        return Arguments.of(what, schema, change);
    }

    private static void renameEstimate(ObjectNode schema) {
        ObjectNode definitions = (ObjectNode) schema.path("$defs");
        definitions.set("Measurement", definitions.remove("Estimate"));
        schema.findParents("$ref").stream()
                .filter(parent -> parent.path("$ref").asText().equals("#/$defs/Estimate"))
                .forEach(parent -> ((ObjectNode) parent).put("$ref", "#/$defs/Measurement"));
    }

    private static ObjectNode properties(JsonNode schema, String place) {
        return (ObjectNode) schema.at(place).path("properties");
    }

    private static ObjectNode property(JsonNode schema, String place, String name) {
        return (ObjectNode) properties(schema, place).path(name);
    }

    private static ArrayNode required(JsonNode schema, String place) {
        return (ArrayNode) schema.at(place).path("required");
    }
}
