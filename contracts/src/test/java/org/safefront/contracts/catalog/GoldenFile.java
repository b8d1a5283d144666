package org.safefront.contracts.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.safefront.contracts.Event;
import org.safefront.contracts.Json;

/** One event as it stands on the wire: Kafka key, headers and value. Pinned for ever; new fields make new files. */
record GoldenFile(String key, Map<String, String> headers, JsonNode data) {
    private static final Path FOLDER = Path.of("src/main/resources/safefront/golden");

    static GoldenFile of(EventType type) {
        return read(path(type));
    }

    static String text(EventType type) {
        try {
            return Files.readString(path(type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(EventType type) {
        return FOLDER.resolve(type.shortName() + ".v1.json");
    }

    private static GoldenFile read(Path file) {
        try {
            return Json.MAPPER.readValue(file.toFile(), GoldenFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read as a golden file", e);
        }
    }

    Event event(EventType type) throws IOException {
        return Json.MAPPER.treeToValue(data, type.recordClass());
    }
}
