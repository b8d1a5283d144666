package org.safefront.launcher.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.safefront.contracts.DataRef;
import org.safefront.launcher.CannotStartException;

/** Rows of a study's files. The services read them again, and more strictly. */
final class Rows {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Rows() {}

    /**
     * All rows, in their order.
     *
     * @throws CannotStartException naming file and line of a row that is none, without what it says
     */
    static <T extends Record> List<T> read(DataRef file, Class<T> type) {
        Path path = Path.of(URI.create(file.uri()));
        var rows = new ArrayList<T>();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    rows.add(row(path, number, type, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
        return rows;
    }

    private static <T extends Record> T row(Path path, int number, Class<T> type, String line) {
        try {
            return JSON.readValue(line, type);
        } catch (JsonProcessingException e) {
            // The cause would quote the row, and some rows are harmful.
            throw new CannotStartException(path + " line " + number + " is not one JSON object with the fields "
                    + List.of(type.getRecordComponents()).stream()
                            .map(component -> component.getName())
                            .toList());
        }
    }
}
