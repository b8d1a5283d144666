package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/** A log is one JSON object, or a ZIP file with an entry for each sample. */
final class InspectLog implements SampleReader {
    private static final String RESULTS = "results";
    private static final int ZIP_SIGNATURE = 0x504B0304;

    @Override
    public void each(Path file, Consumer<ForeignSample> samples) throws IOException {
        if (isZip(file)) {
            zip(file, samples);
        } else {
            json(file, samples);
        }
    }

    /** A log that was cut off has no scores. */
    @Override
    public List<StatedScore> stated(Path file) throws IOException {
        Optional<JsonNode> results = isZip(file) ? ofHeader(file) : ForeignJson.field(file, RESULTS);
        return results.isEmpty() ? List.of() : new InspectScores(file, results.orElseThrow()).stated();
    }

    private static Optional<JsonNode> ofHeader(Path file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            ZipArchiveEntry header = entries(zip).get("header.json");
            if (header == null) {
                return Optional.empty();
            }
            try (InputStream in = open(zip, header)) {
                return Optional.of(ForeignJson.MAPPER.readTree(in).path(RESULTS));
            }
        }
    }

    static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(Integer.BYTES);
            return start.length == Integer.BYTES && ByteBuffer.wrap(start).getInt() == ZIP_SIGNATURE;
        }
    }

    private static void zip(Path file, Consumer<ForeignSample> samples) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : entries(zip).values()) {
                if (entry.getName().startsWith("samples/")) {
                    try (InputStream in = open(zip, entry)) {
                        JsonNode sample = ForeignJson.MAPPER.readTree(in);
                        samples.accept(InspectSample.read(new ForeignJson.Entry(file, entry.getName(), sample)));
                    }
                }
            }
        }
    }

    /** By name: a writer supersedes an entry by another of the same name. */
    private static Map<String, ZipArchiveEntry> entries(ZipFile zip) {
        Map<String, ZipArchiveEntry> last = new LinkedHashMap<>();
        zip.getEntriesInPhysicalOrder().asIterator().forEachRemaining(entry -> last.put(entry.getName(), entry));
        return last;
    }

    /** Zstandard, the method of today's writer, needs a decoder of its own: that of the ZIP library is native. */
    private static InputStream open(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        return entry.getMethod() == ZipMethod.ZSTD.getCode()
                ? new ZstdInputStream(zip.getRawInputStream(entry))
                : zip.getInputStream(entry);
    }

    private static void json(Path file, Consumer<ForeignSample> samples) throws IOException {
        try (JsonParser parser = ForeignJson.MAPPER.createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ForeignFileException(file, "", "must be one JSON object");
            }
            int number = 0;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals("samples");
                parser.nextToken();
                if (!wanted) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    number++;
                    JsonNode sample = parser.readValueAsTree();
                    samples.accept(InspectSample.read(new ForeignJson.Entry(file, "sample " + number, sample)));
                }
            }
        }
    }
}
