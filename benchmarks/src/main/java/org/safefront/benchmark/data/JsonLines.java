package org.safefront.benchmark.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One JSON object a line. */
final class JsonLines implements RowSource {
    private static final int BUFFER = 1 << 16;

    private final boolean zipped;

    JsonLines(boolean zipped) {
        this.zipped = zipped;
    }

    @Override
    public long each(Path file, Set<String> wanted, Consumer<RawRow> rows) throws IOException {
        return lines(file, (number, line) -> {
            Place place = Place.line(file, number);
            rows.accept(new RawRow(place, JsonText.object(place, StrictUtf8.decode(file, line, number))));
        });
    }

    @Override
    public long count(Path file) throws IOException {
        return lines(file, (number, line) -> {});
    }

    private long lines(Path file, LineConsumer consumer) throws IOException {
        long count = 0;
        try (InputStream in = open(file)) {
            var lines = new Lines(in);
            try {
                StrictUtf8.skipMark(in);
                for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                    consumer.accept(lines.number(), line.get());
                    count++;
                }
            } catch (EOFException | ZipException e) {
                throw new InvalidDataException(file + ": the gzip stream is cut off or damaged after line "
                        + lines.number() + "; fetch or copy the file again");
            }
        }
        return count;
    }

    private InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        if (!zipped) {
            return in;
        }
        try {
            return new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
        } catch (EOFException | ZipException e) {
            in.close();
            throw new InvalidDataException(file + ": is not gzip, although its name ends with .gz");
        }
    }

    /** Takes a line and its number, from 1. */
    private interface LineConsumer {
        void accept(long number, byte[] line);
    }
}
