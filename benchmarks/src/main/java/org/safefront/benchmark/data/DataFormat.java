package org.safefront.benchmark.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats that data sets are published in. */
public enum DataFormat {
    /** JSON Lines: one object a line, blank lines do not count. */
    JSON_LINES(".jsonl"),
    /** The same through gzip. */
    JSON_LINES_GZIP(".jsonl.gz"),
    /** One JSON array of objects. */
    JSON(".json"),
    /** Comma-separated values (RFC 4180) with a header. */
    CSV(".csv"),
    /** The same with tabs in place of commas. */
    TSV(".tsv"),
    /** Apache Parquet, as Hugging Face serves it. */
    PARQUET(".parquet");

    private final String ending;

    DataFormat(String ending) {
        this.ending = ending;
    }

    /**
     * The format of a file, by its name.
     *
     * @throws InvalidDataException naming the endings that there are
     */
    public static DataFormat of(Path file) {
        String name = file.getFileName().toString();
        return Stream.of(values())
                .filter(format -> name.endsWith(format.ending))
                .findFirst()
                .orElseThrow(() -> new InvalidDataException(file
                        + ": is of no known format; the name must end with one of " + String.join(", ", endings())));
    }

    /**
     * The file that holds a data set in a folder, in whatever format it is there.
     *
     * @throws InvalidDataException if it is there in two
     */
    public static Optional<Path> find(Path folder, String name) {
        List<Path> files = endings().stream()
                .map(ending -> folder.resolve(name + ending))
                .filter(Files::isRegularFile)
                .toList();
        if (files.size() > 1) {
            throw new InvalidDataException(files.get(0) + ": stands beside "
                    + files.get(1).getFileName() + "; keep one of them, for it is not known which is meant");
        }
        return files.stream().findFirst();
    }

    /** The endings of names, such as {@code .jsonl}. */
    public static List<String> endings() {
        return Stream.of(values()).map(DataFormat::ending).collect(Collectors.toUnmodifiableList());
    }

    /** By which its files are known. */
    public String ending() {
        return ending;
    }

    RowSource rows() {
        return switch (this) {
            case JSON_LINES -> new JsonLines(false);
            case JSON_LINES_GZIP -> new JsonLines(true);
            case JSON -> new JsonArray();
            case CSV -> new Csv(',', "a comma");
            case TSV -> new Csv('\t', "a tab");
            case PARQUET -> new Parquet();
        };
    }

    /** A format that knows nothing but text: a number is then a text that reads as one. */
    boolean cellsAreText() {
        return this == CSV || this == TSV;
    }
}
