package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** JSON as Python writes it, NaN included, and fields that must be there. */
final class ForeignJson {
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(512 << 20)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private ForeignJson() {}

    /** Hands over each line of a file of JSON Lines. */
    static void lines(Path file, EntryTaker taker) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    taker.accept(object(file, "line " + number, line));
                }
                number++;
            }
        }
    }

    /** A field of a file that is one object and may be large; what stands before it is passed over. */
    static Optional<JsonNode> field(Path file, String name) throws IOException {
        try (JsonParser parser = MAPPER.createParser(file.toFile())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(name);
                parser.nextToken();
                if (wanted) {
                    return Optional.of(parser.readValueAsTree());
                }
                parser.skipChildren();
            }
        }
        return Optional.empty();
    }

    private static Entry object(Path file, String where, String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (node.isObject()) {
                return new Entry(file, where, node);
            }
        } catch (JsonProcessingException e) {
            throw new ForeignFileException(
                    file,
                    where,
                    "is not JSON, near character " + e.getLocation().getColumnNr());
        }
        throw new ForeignFileException(file, where, "must be one JSON object");
    }

    /** Takes an entry. */
    interface EntryTaker {
        void accept(Entry entry);
    }

    /** An object of a file, and where it stands. */
    record Entry(Path file, String where, JsonNode json) {
        String text(String field) {
            return optionalText(field).orElseThrow(() -> refuse("field " + field + " must be a text"));
        }

        Optional<String> optionalText(String field) {
            JsonNode value = json.path(field);
            return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
        }

        ForeignFileException refuse(String problem) {
            return new ForeignFileException(file, where, problem);
        }
    }
}
