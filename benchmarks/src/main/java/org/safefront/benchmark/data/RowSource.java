package org.safefront.benchmark.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/** One format: how its rows are told apart and what columns they have. */
interface RowSource {
    /**
     * Hands over each row, and returns how many there were.
     *
     * @param wanted the columns that are asked for; of others a row needs the name alone
     */
    long each(Path file, Set<String> wanted, Consumer<RawRow> rows) throws IOException;

    /** How many there are. */
    long count(Path file) throws IOException;
}
