package org.safefront.launcher.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safefront.benchmark.data.InvalidDataException;
import org.safefront.benchmark.data.JsonLine;
import org.safefront.benchmark.data.JsonLineReader;

/**
 * Lines that one thread parses, has judged and writes.
 *
 * @param lines in their order
 * @param failure that ended the reading behind them
 */
record LineGroup(List<JsonLine> lines, Optional<InvalidDataException> failure) {
    /** Enough for a judge to sort by length, and few enough to be shown as progress. */
    private static final int LINES = 128;
    /** Long rows come in smaller groups, so that those in memory are bounded in bytes too. */
    private static final int BYTES = 256 << 10;

    LineGroup {
        lines = List.copyOf(lines);
    }

    /** The next of a file; one without lines is the last. */
    static LineGroup next(JsonLineReader reader) {
        var lines = new ArrayList<JsonLine>();
        long bytes = 0;
        try {
            while (lines.size() < LINES && bytes < BYTES) {
                Optional<JsonLine> line = reader.next();
                if (line.isEmpty()) {
                    break;
                }
                lines.add(line.get());
                bytes += line.get().bytes();
            }
            return new LineGroup(lines, Optional.empty());
        } catch (InvalidDataException e) {
            return new LineGroup(lines, Optional.of(e));
        }
    }

    boolean isLast() {
        return lines.isEmpty() || failure.isPresent();
    }
}
