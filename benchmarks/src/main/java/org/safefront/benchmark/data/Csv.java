package org.safefront.benchmark.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Values separated by commas or tabs, else as RFC 4180 has them, with a header; the file is held in memory. An empty cell
 * is no value, for the format cannot tell it from an empty text.
 */
final class Csv implements RowSource {
    private final ObjectReader cells;
    private final String separator;

    /** @param separatorName of the character, for messages */
    Csv(char separator, String separatorName) {
        this.cells = CsvMapper.builder()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .build()
                .readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator));
        this.separator = separatorName;
    }

    @Override
    public long each(Path file, Set<String> wanted, Consumer<RawRow> rows) throws IOException {
        String text = StrictUtf8.whole(file);
        try (MappingIterator<String[]> lines = cells.readValues(text)) {
            Optional<Cells> header = next(file, lines);
            return header.isPresent() ? rows(file, lines, columns(header.get()), rows) : 0;
        }
    }

    @Override
    public long count(Path file) throws IOException {
        return each(file, Set.of(), row -> {});
    }

    private long rows(Path file, MappingIterator<String[]> lines, List<String> columns, Consumer<RawRow> consumer) {
        long count = 0;
        for (Optional<Cells> row = next(file, lines); row.isPresent(); row = next(file, lines)) {
            consumer.accept(new RawRow(row.get().place(), named(row.get(), columns)));
            count++;
        }
        return count;
    }

    private static List<String> columns(Cells header) {
        var known = new HashSet<String>();
        for (String column : header.texts()) {
            if (!known.add(column)) {
                throw header.place().refuse("column " + column + " is given twice in the header");
            }
        }
        return header.texts();
    }

    private ObjectNode named(Cells row, List<String> columns) {
        if (row.texts().size() != columns.size()) {
            throw row.place()
                    .refuse("has " + row.texts().size() + " cells, the header has " + columns.size() + "; a cell with "
                            + separator + ", a quote or a line break must stand in quotes");
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.texts().get(i);
            if (!cell.isEmpty()) {
                object.put(columns.get(i), cell);
            }
        }
        return object;
    }

    /** The next row that is not a blank line; its place is where it begins, although cells may hold line breaks. */
    private Optional<Cells> next(Path file, MappingIterator<String[]> lines) {
        while (true) {
            Place place = Place.line(file, lines.getParser().currentLocation().getLineNr());
            Optional<Cells> row = read(place, lines);
            if (row.isEmpty() || !row.get().isBlank()) {
                return row;
            }
        }
    }

    private Optional<Cells> read(Place place, MappingIterator<String[]> lines) {
        try {
            return lines.hasNextValue() ? Optional.of(new Cells(place, List.of(lines.nextValue()))) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw place.refuse(fault(e));
        } catch (IOException e) {
            throw place.refuse("cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private String fault(JsonProcessingException e) {
        return e.getOriginalMessage().startsWith("Missing closing quote")
                ? "a quoted cell that begins in this row is never closed"
                : "after a closing quote there must be " + separator
                        + " or the end of the line; a quote in a cell is written twice";
    }

    /** A row before its cells have names. */
    private record Cells(Place place, List<String> texts) {
        boolean isBlank() {
            return texts.size() == 1 && texts.get(0).isEmpty();
        }
    }
}
