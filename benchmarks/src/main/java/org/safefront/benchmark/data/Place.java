package org.safefront.benchmark.data;

import java.nio.file.Path;

/**
 * Where a row stands, as a person finds it.
 *
 * @param file as it was named to the reader
 * @param where in it, such as {@code line 3} or {@code row 3}
 */
public record Place(Path file, String where) {
    static Place line(Path file, long number) {
        return new Place(file, "line " + number);
    }

    static Place row(Path file, long number) {
        return new Place(file, "row " + number);
    }

    /**
     * The refusal of this row, for what only its reader knows of it.
     *
     * @param problem such as {@code field answer must end with #### and a number}; it may name fields and must not quote
     *     the row, which can be a harmful text
     */
    public InvalidDataException refuse(String problem) {
        return new InvalidDataException(this + ": " + problem);
    }

    @Override
    public String toString() {
        return file + ", " + where;
    }
}
