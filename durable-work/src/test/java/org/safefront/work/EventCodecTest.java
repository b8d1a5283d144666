package org.safefront.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.training.RunFailed;
import org.safefront.contracts.training.RunRequested;

class EventCodecTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final EventCodec codec = new EventCodec();

    @ParameterizedTest
    @EnumSource
    void writesEveryGoldenEventAsItWasRead(EventType type) {
        JsonNode golden = golden(type);

        byte[] written = codec.write(codec.read(type, bytes(golden)));

        assertEquals(golden.toString(), new String(written, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void passesOverFieldsThatItDoesNotKnow(EventType type) {
        ObjectNode golden = golden(type);
        byte[] known = bytes(golden);
        golden.set("addedLater", MAPPER.createArrayNode().add(1));
        golden.findParents("uri").forEach(reference -> ((ObjectNode) reference).put("addedLater", "x"));

        var event = codec.read(type, bytes(golden));

        assertEquals(codec.read(type, known), event);
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryEventThatLacksARequiredField(EventType type) {
        ObjectNode golden = golden(type);
        String first = golden.fieldNames().next();
        golden.remove(first);

        String message = refusal(type, bytes(golden));

        assertEquals(type.shortName() + ", " + first + ": ", message.substring(0, message.indexOf(": ") + 2));
    }

    @ParameterizedTest
    @CsvSource({
        "recipe.lora, rank, recipe.lora.rank",
        "recipe, method, recipe.method",
        "base.artifact, files, base.artifact.files",
        "base.artifact.files.1, sha256, base.artifact.files[1].sha256",
        "evaluation.2.items, rows, evaluation[2].items.rows"
    })
    void namesThePathOfAMissingField(String parent, String field, String path) {
        ObjectNode golden = golden(EventType.RUN_REQUESTED);
        ((ObjectNode) golden.at("/" + parent.replace('.', '/'))).remove(field);

        String message = refusal(EventType.RUN_REQUESTED, bytes(golden));

        assertEquals("run.requested, " + path + ": ", message.substring(0, message.indexOf(": ") + 2));
    }

    @ParameterizedTest
    @CsvSource({
        "seed, '\"7\"'",
        "seed, 7.5",
        "seed, null",
        "study, 7",
        "study, null",
        "study, true",
        "recipe, '[]'",
        "recipe.method, 1",
        "recipe.method, '\"magic\"'",
        "recipe.lora.rankStabilised, '\"true\"'",
        "recipe.lora.targets, '\"up_proj\"'",
        "recipe.optimization.learningRate, '\"0.1\"'"
    })
    void namesThePathOfAValueOfTheWrongType(String path, String value) throws IOException {
        ObjectNode golden = golden(EventType.RUN_REQUESTED);
        String field = path.substring(path.lastIndexOf('.') + 1);
        String parent = path.substring(0, path.length() - field.length()).replaceAll("\\.$", "");
        String pointer = parent.isEmpty() ? "" : "/" + parent.replace('.', '/');
        ((ObjectNode) golden.at(pointer)).set(field, MAPPER.readTree(value));

        String message = refusal(EventType.RUN_REQUESTED, bytes(golden));

        assertEquals("run.requested, " + path + ": ", message.substring(0, message.indexOf(": ") + 2));
    }

    @Test
    void saysWhatTheRecordItselfRefuses() {
        ObjectNode golden = golden(EventType.RUN_REQUESTED);
        ((ObjectNode) golden.at("/recipe/lora")).put("rank", 0);

        String message = refusal(EventType.RUN_REQUESTED, bytes(golden));

        assertEquals("run.requested, recipe.lora: rank must be at least 1, was 0", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}{}", "not json", "{\"runId\":\"a\",\"runId\":\"b\"}"})
    void refusesWhatIsNotOneObject(String json) {
        String message = refusal(EventType.RUN_CANCELLED, json.getBytes(StandardCharsets.UTF_8));

        assertEquals("run.cancelled, ", message.substring(0, "run.cancelled, ".length()));
    }

    @Test
    void takesAFailureReasonOfALaterVersionAsInternal() {
        ObjectNode golden = golden(EventType.RUN_FAILED);
        golden.put("reason", "solar-flare");

        RunFailed event = (RunFailed) codec.read(EventType.RUN_FAILED, bytes(golden));

        assertEquals(FailureReason.INTERNAL, event.reason());
    }

    @Test
    void readsAnExplicitNullOfAnOptionalFieldAsAbsent() {
        ObjectNode golden = golden(EventType.RUN_FAILED);
        golden.putNull("lastCheckpointId");

        RunFailed event = (RunFailed) codec.read(EventType.RUN_FAILED, bytes(golden));

        assertEquals(List.of(), event.lastCheckpointId().stream().toList());
    }

    @Test
    void readsWholeNumbersWhereFractionsAreMeant() {
        ObjectNode golden = golden(EventType.RUN_REQUESTED);
        ((ObjectNode) golden.at("/recipe/lora")).put("alpha", 16);

        RunRequested event = (RunRequested) codec.read(EventType.RUN_REQUESTED, bytes(golden));

        assertEquals(16.0, event.recipe().lora().orElseThrow().alpha());
    }

    private String refusal(EventType type, byte[] json) {
        return assertThrows(EventFormatException.class, () -> codec.read(type, json))
                .getMessage();
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode golden(EventType type) {
        String file = "/safefront/golden/" + type.shortName() + ".v1.json";
        try (var stream = EventType.class.getResourceAsStream(file)) {
            return (ObjectNode) MAPPER.readTree(stream).get("data");
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
