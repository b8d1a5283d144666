package org.safefront.benchmark.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** One format: how its rows are told apart and what columns they have. */
interface RowSource {
    /** Hands over each row, and returns how many there were. */
    long each(Path file, Consumer<RawRow> rows) throws IOException;

    /** How many there are. */
    long count(Path file) throws IOException;
}
