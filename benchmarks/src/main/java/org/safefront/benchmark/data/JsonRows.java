package org.safefront.benchmark.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Files of JSON Lines whose rows are handed back with something added. */
public final class JsonRows {
    /** Infinities are written as Python reads them. */
    private static final JsonMapper WRITER =
            JsonMapper.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    private JsonRows() {}

    /**
     * Hands over each row, one at a time; a name that ends with .gz is gzip.
     *
     * @throws InvalidDataException naming file and line of the first that is no JSON object, or if there is none
     */
    public static void each(Path file, Consumer<JsonRow> rows) {
        try (JsonLineReader lines = JsonLineReader.open(file)) {
            for (Optional<JsonLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                rows.accept(line.get().parse());
            }
        }
    }

    /** A row as one line. */
    public static String text(ObjectNode row) {
        try {
            return WRITER.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a row cannot be written", e);
        }
    }
}
