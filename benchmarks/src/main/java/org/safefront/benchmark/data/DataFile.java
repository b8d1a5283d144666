package org.safefront.benchmark.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Files of rows, read into records. The {@linkplain DataFormat format} is known by the ending of the name. */
public final class DataFile {
    private DataFile() {}

    /**
     * All rows of a file, in their order; at least one.
     *
     * @param type of a row; columns that it lacks are passed over, see {@link org.safefront.benchmark.data}
     * @throws InvalidDataException for the first row that is not as it should be
     */
    public static <R extends Record> List<Located<R>> rows(Path file, Class<R> type) {
        var rows = new ArrayList<Located<R>>();
        each(file, type, rows::add);
        return rows;
    }

    /** As {@link #rows}, for more than memory should hold: one row at a time. */
    public static <R extends Record> void each(Path file, Class<R> type, Consumer<Located<R>> rows) {
        DataFormat format = DataFormat.of(file);
        var decoder = new RowDecoder<>(type, format.cellsAreText());
        long count =
                open(file, () -> format.rows().each(file, decoder.columns(), row -> rows.accept(decoder.decode(row))));
        requireSome(file, count);
    }

    /**
     * As {@link #each(Path, Class, Consumer)}, for a reader who knows the columns only when he runs.
     *
     * @param columns that he asks for
     */
    public static void each(Path file, Set<String> columns, Consumer<NamedColumns> rows) {
        DataFormat format = DataFormat.of(file);
        long count = open(file, () -> format.rows()
                .each(file, columns, row -> rows.accept(new NamedColumns(row.place(), row.columns()))));
        requireSome(file, count);
    }

    /**
     * How many rows a file has; zero is possible. Rows are told apart, not understood.
     *
     * @throws InvalidDataException if they cannot be told apart
     */
    public static long count(Path file) {
        DataFormat format = DataFormat.of(file);
        return open(file, () -> format.rows().count(file));
    }

    /**
     * Refuses rows of which two have the same name.
     *
     * @param field that holds it, for the message
     */
    public static <R> void requireUnique(List<Located<R>> rows, String field, Function<R, String> id) {
        var places = new HashMap<String, Place>();
        for (Located<R> row : rows) {
            Optional<Place> first = Optional.ofNullable(places.putIfAbsent(id.apply(row.row()), row.place()));
            first.ifPresent(other -> {
                throw row.place()
                        .refuse("field " + field + " is the same as in " + other.where()
                                + "; every row must have its own");
            });
        }
    }

    private static void requireSome(Path file, long count) {
        if (count == 0) {
            throw new InvalidDataException(file + ": has no rows; it must have at least one");
        }
    }

    private static long open(Path file, Reading reading) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidDataException(
                    file + (Files.exists(file) ? ": is not a file; name a file of rows" : ": is missing"));
        }
        try {
            return reading.read();
        } catch (IOException e) {
            throw new InvalidDataException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** Something that reads a file and counts. */
    private interface Reading {
        long read() throws IOException;
    }
}
