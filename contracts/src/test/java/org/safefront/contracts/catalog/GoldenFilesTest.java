package org.safefront.contracts.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.contracts.Event;
import org.safefront.contracts.Json;
import org.safefront.contracts.training.CheckpointPublished;

class GoldenFilesTest {
    static List<Path> files() {
        return GoldenFile.files();
    }

    @Test
    void thereIsOneOfEveryType() {
        var types = GoldenFile.files().stream()
                .map(file -> GoldenFile.read(file).type())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));

        assertEquals(EnumSet.allOf(EventType.class), types);
    }

    @ParameterizedTest
    @MethodSource("files")
    void isNamedForItsType(Path file) {
        String name = file.getFileName().toString();

        assertTrue(name.startsWith(GoldenFile.nameOf(GoldenFile.read(file).type()) + "."), name);
    }

    @ParameterizedTest
    @MethodSource("files")
    void comesBackUnchangedWhenReadAndWritten(Path file) throws IOException {
        GoldenFile golden = GoldenFile.read(file);
        Event event = golden.event();
        Envelope envelope = Envelope.fromHeaders(golden.headers());

        var written = new GoldenFile(event.key(), envelope.headers(), Json.MAPPER.valueToTree(event));

        assertEquals(Files.readString(file), Json.MAPPER.writeValueAsString(written) + "\n");
    }

    @ParameterizedTest
    @MethodSource("files")
    void hasTheIdThatItsTypeAndIdentityGive(Path file) throws IOException {
        GoldenFile golden = GoldenFile.read(file);
        Envelope envelope = Envelope.fromHeaders(golden.headers());

        Envelope again = Envelope.first(golden.event(), envelope.source(), envelope.time(), "study");

        assertEquals(envelope.id(), again.id());
        assertEquals(envelope.type(), golden.type().ceType());
        assertEquals(envelope.subject(), again.subject());
        assertEquals(golden.key(), again.partitionKey());
    }

    @ParameterizedTest
    @MethodSource("files")
    void obeysItsSchemaToTheLastField(Path file) {
        GoldenFile golden = GoldenFile.read(file);
        JsonNode closed = JsonSchemas.closed(JsonSchemas.read(golden.type()));
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(closed);

        var errors = schema.validate(golden.data());

        assertTrue(errors.isEmpty(), () -> file + ": " + errors);
    }

    @Test
    void aCheckpointOfAnOlderTrainerIsReadAsBefore() throws IOException {
        var published = (CheckpointPublished)
                GoldenFile.of(EventType.CHECKPOINT_PUBLISHED).event();

        assertEquals(Optional.empty(), published.geometry());
        assertEquals(OptionalDouble.empty(), published.gpuSeconds());
    }
}
