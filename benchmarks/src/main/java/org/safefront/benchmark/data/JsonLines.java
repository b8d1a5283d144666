package org.safefront.benchmark.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One JSON object a line. */
final class JsonLines implements RowSource {
    private final boolean zipped;

    JsonLines(boolean zipped) {
        this.zipped = zipped;
    }

    @Override
    public long each(Path file, Set<String> wanted, Consumer<RawRow> rows) throws IOException {
        return lines(file, line -> {
            JsonRow row = line.parse();
            rows.accept(new RawRow(row.place(), row.content()));
        });
    }

    @Override
    public long count(Path file) throws IOException {
        return lines(file, line -> {});
    }

    private long lines(Path file, Consumer<JsonLine> consumer) throws IOException {
        long count = 0;
        try (Lines lines = Lines.open(file, zipped)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                consumer.accept(new JsonLine(file, lines.number(), line.get()));
                count++;
            }
        }
        return count;
    }
}
