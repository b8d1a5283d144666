package org.safefront.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.safefront.contracts.catalog.EventType;

/** Every event as it stands on the wire, of today and of each version that was released: what any consumer must take in. */
public final class GoldenCorpus {
    /** Seen from any module's folder but contracts' own. */
    private static final Path CONTRACTS = Path.of("../contracts");

    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * One record.
     *
     * @param version for instance {@code 1.0.0}, or {@code today}
     * @param type of the event
     * @param key the Kafka key
     * @param headers the Kafka headers
     * @param value the Kafka value
     */
    public record Golden(String version, EventType type, String key, Map<String, String> headers, String value) {
        /** UTF-8, as on the wire. */
        public byte[] bytes() {
            return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return type.shortName() + " of " + version;
        }
    }

    private GoldenCorpus() {}

    /** All of them, those of released versions first. */
    public static Stream<Golden> all() {
        return Stream.concat(
                files(CONTRACTS.resolve("released"))
                        .filter(Files::isDirectory)
                        .flatMap(version -> read(version.getFileName().toString(), version.resolve("golden"))),
                read("today", CONTRACTS.resolve("src/main/resources/safefront/golden")));
    }

    private static Stream<Golden> read(String version, Path folder) {
        return files(folder).map(file -> read(version, json(file)));
    }

    private static Golden read(String version, JsonNode golden) {
        var headers = new LinkedHashMap<String, String>();
        golden.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Golden(
                version,
                EventType.ofCeType(headers.get("ce_type")).orElseThrow(),
                golden.path("key").asText(),
                Map.copyOf(headers),
                golden.path("data").toString());
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
