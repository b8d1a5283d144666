package org.safefront.benchmark.probes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.safefront.benchmark.data.DataFile;
import org.safefront.benchmark.data.DataFormat;
import org.safefront.benchmark.data.InvalidDataException;
import org.safefront.benchmark.data.JsonRows;
import org.safefront.benchmark.data.Located;
import org.safefront.benchmark.data.NamedColumns;

/**
 * A file of probes, read to the last row.
 *
 * @param rows at least one, each with an id of its own
 * @param ready whether the eval service reads the file as it is
 */
public record ProbeFile(List<ProbeRow> rows, boolean ready) {
    public ProbeFile {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a file in these columns.
     *
     * @throws InvalidDataException naming file, line and field of the first row that is not as it should be
     */
    public static ProbeFile read(Path file, ProbeColumns columns) {
        return read(file, List.of(columns));
    }

    /**
     * Reads a file in one of some forms.
     *
     * @param forms of which the first is taken that the first row fits, or the very first if it fits none
     */
    public static ProbeFile read(Path file, List<ProbeColumns> forms) {
        Set<String> names =
                forms.stream().flatMap(form -> form.names().stream()).collect(Collectors.toSet());
        var reading = new Reading(forms);
        DataFile.each(file, names, reading::add);
        reading.columns.only().filter(only -> reading.rows.isEmpty()).ifPresent(only -> {
            throw new InvalidDataException(file + ": in no row is " + only.column() + " " + only.value());
        });
        String id = reading.columns.id().orElse("number");
        DataFile.requireUnique(reading.rows, id, ProbeRow::id);
        return new ProbeFile(
                reading.rows.stream().map(Located::row).toList(),
                reading.own && DataFormat.of(file) == DataFormat.JSON_LINES);
    }

    /** Writes probes as the eval service reads them: the same probes are the same bytes. */
    public static void write(List<ProbeRow> rows, OutputStream out) throws IOException {
        for (ProbeRow row : rows) {
            String line = JsonRows.text(JsonNodeFactory.instance
                    .objectNode()
                    .put("id", row.id())
                    .put("prompt", row.prompt())
                    .put("category", row.category()));
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public String toString() {
        return rows.size() + " probes";
    }

    /** What was read until now. */
    private static final class Reading {
        private final List<ProbeColumns> forms;
        private final List<Located<ProbeRow>> rows = new ArrayList<>();
        private ProbeColumns columns;
        private boolean own;
        private long number;

        Reading(List<ProbeColumns> forms) {
            this.forms = forms;
            this.columns = forms.get(0);
        }

        void add(NamedColumns row) {
            number++;
            if (number == 1) {
                columns =
                        forms.stream().filter(form -> form.fit(row)).findFirst().orElse(columns);
                own = columns.equals(ProbeColumns.OWN);
            }
            if (columns.take(row)) {
                rows.add(new Located<>(columns.probe(number, row), row.place()));
                own &= columns.names().stream().allMatch(row::isText);
            }
        }
    }
}
