package org.safefront.contracts.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.safefront.contracts.Event;
import org.safefront.contracts.Json;

/**
 * One event as it stands on the wire: Kafka key, headers and value. Pinned for ever; new fields make new files, whose names
 * begin with the type and version too.
 */
record GoldenFile(String key, Map<String, String> headers, JsonNode data) {
    private static final Path FOLDER = Path.of("src/main/resources/safefront/golden");

    /** All of them. */
    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GoldenFile of(EventType type) {
        return read(FOLDER.resolve(nameOf(type) + ".json"));
    }

    static GoldenFile read(Path file) {
        try {
            return Json.MAPPER.readValue(file.toFile(), GoldenFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read as a golden file", e);
        }
    }

    /** What names of files of this type begin with. */
    static String nameOf(EventType type) {
        return type.shortName() + ".v1";
    }

    EventType type() {
        return EventType.ofCeType(headers.get("ce_type")).orElseThrow();
    }

    Event event() throws IOException {
        return Json.MAPPER.treeToValue(data, type().recordClass());
    }
}
