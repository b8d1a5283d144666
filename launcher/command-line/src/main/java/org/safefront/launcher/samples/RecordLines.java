package org.safefront.launcher.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads JSON Lines as records of the contracts, one line at a time: every component must be there save the optional ones,
 * fields that are not known are passed over, and no value of another type is taken. Empty lines count and hold nothing.
 *
 * @param <T> the record of a line
 */
public final class RecordLines<T> {
    /** In place of a file: standard input. */
    private static final String STANDARD_INPUT = "-";

    private final ObjectReader reader;

    public RecordLines(Class<T> type) {
        this.reader = StrictJson.MAPPER.readerFor(type);
    }

    /**
     * Hands on each row of a file, {@code -} for standard input.
     *
     * @param taker whose {@link IllegalArgumentException} is a refusal of the row
     * @throws InvalidRowException naming file, line and field
     */
    public void read(String file, Consumer<T> taker) {
        try (InputStream bytes = open(file);
                var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
            read(file, lines, taker);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static InputStream open(String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return System.in;
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new InvalidRowException(file + " is not a file that can be read");
        }
        return Files.newInputStream(path);
    }

    private void read(String file, BufferedReader lines, Consumer<T> taker) throws IOException {
        long number = 1;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    taker.accept(row(line));
                }
                number++;
            }
        } catch (CharacterCodingException e) {
            throw new InvalidRowException(file + ":" + number + ": not UTF-8, here or a little later");
        } catch (JsonProcessingException e) {
            throw new InvalidRowException(file + ":" + number + ": " + RowFault.describe(e));
        } catch (IllegalArgumentException e) {
            throw new InvalidRowException(file + ":" + number + ": " + e.getMessage());
        }
    }

    private T row(String line) throws JsonProcessingException {
        T row = reader.readValue(line);
        return Optional.ofNullable(row)
                .orElseThrow(() -> new IllegalArgumentException("must be one JSON object, was null"));
    }
}
