package org.safefront.benchmark.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Tells the lines of a file of JSON Lines apart, and leaves it to others to parse them. */
public final class JsonLineReader implements Closeable {
    private final Path file;
    private final Lines lines;
    private boolean some;

    private JsonLineReader(Path file, Lines lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * At the beginning of a file; a name that ends with .gz is gzip.
     *
     * @throws InvalidDataException if there is no such file
     */
    public static JsonLineReader open(Path file) {
        try {
            return new JsonLineReader(file, Lines.open(file, file.toString().endsWith(".gz")));
        } catch (NoSuchFileException e) {
            throw new InvalidDataException(file + ": is missing");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * At the beginning of a stream, which is closed with this.
     *
     * @param name of it, for messages
     */
    public static JsonLineReader of(String name, InputStream in) {
        Path file = Path.of(name);
        return new JsonLineReader(file, new Lines(file, in));
    }

    /**
     * The next line that is not blank, absent after the last.
     *
     * @throws InvalidDataException if the file has no line, or cannot be read further
     */
    public Optional<JsonLine> next() {
        try {
            Optional<JsonLine> line = lines.next().map(text -> new JsonLine(file, lines.number(), text));
            if (line.isEmpty() && !some) {
                throw new InvalidDataException(file + ": has no rows; it must have at least one");
            }
            some = true;
            return line;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be closed", e);
        }
    }

    private static InvalidDataException unreadable(Path file, IOException e) {
        return new InvalidDataException(file + ": cannot be read: " + e.getMessage());
    }
}
