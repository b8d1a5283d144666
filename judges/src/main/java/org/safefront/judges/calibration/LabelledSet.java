package org.safefront.judges.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.safefront.judges.Exchange;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.format.Sha256;

/**
 * Exchanges that people have labelled.
 *
 * @param name of the file
 * @param sha256 of the file
 * @param layout of its rows
 * @param rows all of them
 */
public record LabelledSet(String name, String sha256, Layout layout, List<LabelledExchange> rows) {
    /** Enough for a judge to sort by length, and few enough to be shown as progress. */
    private static final int GROUP = 128;

    public LabelledSet {
        rows = List.copyOf(rows);
    }

    /** The rows in groups, in their order, for a judge to read one group at a time. */
    public List<List<LabelledExchange>> groups() {
        return IntStream.range(0, (rows.size() + GROUP - 1) / GROUP)
                .mapToObj(i -> rows.subList(i * GROUP, Math.min((i + 1) * GROUP, rows.size())))
                .toList();
    }

    /**
     * Reads a file of JSON Lines; its first row tells the layout.
     *
     * @throws InvalidLabelledSetException naming file, line and field, and quoting nothing
     */
    public static LabelledSet read(Path file) {
        byte[] content;
        List<String> lines;
        try {
            content = Files.readAllBytes(file);
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new InvalidLabelledSetException(file + ": is missing, or no text in UTF-8");
        }
        var rows = new ArrayList<LabelledExchange>();
        Layout layout = null;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                String where = file + ", line " + (i + 1) + ": ";
                JsonNode row = json(lines.get(i), where);
                layout = layout == null ? layout(row, where) : layout;
                rows.add(row(row, layout, where));
            }
        }
        if (layout == null) {
            throw new InvalidLabelledSetException(file + ": has no rows; it must have at least one");
        }
        return new LabelledSet(file.getFileName().toString(), Sha256.of(content), layout, rows);
    }

    private static JsonNode json(String line, String where) {
        try {
            JsonNode row = JsonFile.MAPPER.readTree(line);
            if (row.isObject()) {
                return row;
            }
        } catch (JsonProcessingException e) {
            throw new InvalidLabelledSetException(
                    where + "is not JSON, near character " + e.getLocation().getColumnNr());
        }
        throw new InvalidLabelledSetException(where + "must be one JSON object");
    }

    private static Layout layout(JsonNode row, String where) {
        return Layout.of(row)
                .orElseThrow(() -> new InvalidLabelledSetException(where
                        + "has the fields of no labelled set that is known here; rows of our own have prompt, response and"
                        + " label"));
    }

    private static LabelledExchange row(JsonNode row, Layout layout, String where) {
        HumanLabel people = layout.read(row)
                .orElseThrow(() -> new InvalidLabelledSetException(
                        where + "field " + layout.labelField() + " is no label of " + layout));
        return new LabelledExchange(
                new Exchange(text(row, layout.promptField(), where), text(row, layout.responseField(), where)), people);
    }

    private static String text(JsonNode row, String field, String where) {
        JsonNode value = row.path(field);
        if (!value.isTextual()) {
            throw new InvalidLabelledSetException(
                    where + "field " + field + (value.isMissingNode() ? " is missing" : " must be a text"));
        }
        return value.textValue();
    }
}
