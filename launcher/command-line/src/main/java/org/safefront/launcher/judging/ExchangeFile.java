package org.safefront.launcher.judging;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.safefront.benchmark.data.JsonLine;
import org.safefront.benchmark.data.JsonLineReader;
import org.safefront.judges.Judge;
import org.safefront.launcher.InOrder;

/**
 * Prompts and responses, one a line. The thread that reads only tells lines apart, and writes what is ready in the order of the
 * file; workers parse, judge and make the text of the rows, one group of lines each.
 */
public final class ExchangeFile {
    private final Supplier<JsonLineReader> opener;
    private final Optional<Path> countable;

    private ExchangeFile(Supplier<JsonLineReader> opener, Optional<Path> countable) {
        this.opener = opener;
        this.countable = countable;
    }

    /** A file, not opened yet; a name that ends with .gz is gzip. */
    public static ExchangeFile of(Path file) {
        return new ExchangeFile(
                () -> JsonLineReader.open(file), Optional.of(file).filter(Files::isRegularFile));
    }

    /** Standard input, which nobody can read twice. */
    public static ExchangeFile of(InputStream in) {
        return new ExchangeFile(() -> JsonLineReader.of("standard input", in), Optional.empty());
    }

    /** How many rows there are, 0 where that is known at the end alone. */
    public long count() {
        long count = 0;
        if (countable.isPresent()) {
            try (JsonLineReader lines = opener.get()) {
                for (Optional<JsonLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                    count++;
                }
            }
        }
        return count;
    }

    /**
     * Has all of them judged, and writes each row back with what the judge says of it.
     *
     * @param jobs groups at a time
     * @param out takes the rows in the order of the file, as JSON Lines in UTF-8
     * @param progress is told how many are written
     * @throws org.safefront.benchmark.data.InvalidDataException naming file, line and field of the first row that is not as it
     *     should be, when all rows before it are written
     */
    public VerdictCounts judge(Judge judge, int jobs, OutputStream out, LongConsumer progress) {
        var counts = new VerdictCounts();
        Consumer<JudgedGroup> writer = judged -> {
            judged.write(out, counts);
            progress.accept(counts.rows());
        };
        try (JsonLineReader lines = opener.get();
                var judged = new InOrder<>(jobs, writer)) {
            boolean more = true;
            while (more) {
                LineGroup group = LineGroup.next(lines);
                judged.add(() -> JudgedGroup.by(judge, group));
                more = !group.isLast();
            }
            judged.finish();
        }
        return counts;
    }
}
