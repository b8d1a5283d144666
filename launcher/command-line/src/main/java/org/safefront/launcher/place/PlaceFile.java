package org.safefront.launcher.place;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.safefront.benchmark.data.InvalidDataException;
import org.safefront.benchmark.data.JsonRow;
import org.safefront.benchmark.data.JsonRows;
import org.safefront.fronts.Place;

/** A JSON Lines file of places. */
public final class PlaceFile {
    private final Map<String, PlacedRow> byId = new LinkedHashMap<>();

    private PlaceFile() {}

    /**
     * Reads it. A row that says the same again of the same id is the same row.
     *
     * @param others further fields that are axes, each with 1 where more is better and -1 where less is
     * @throws InvalidDataException naming line and field of the first row that is not as it should be
     */
    public static PlaceFile read(Path file, Map<String, Integer> others) {
        var places = new PlaceFile();
        JsonRows.each(file, row -> places.add(row, others));
        places.refuseSomeWithoutSamples(file);
        return places;
    }

    Collection<PlacedRow> rows() {
        return byId.values();
    }

    private void add(JsonRow row, Map<String, Integer> axes) {
        JsonNode id = row.content().path("id");
        if (!(id.isTextual() || id.isNumber()) || id.asText().isBlank()) {
            throw row.place().refuse("field id " + (id.isMissingNode() ? "is missing" : "must be a text or a number"));
        }
        double safety = number(row, "safety");
        double reasoning = number(row, "reasoning");
        var others = new LinkedHashMap<String, Double>();
        for (Entry<String, Integer> axis : axes.entrySet()) {
            others.put(axis.getKey(), axis.getValue() * number(row, axis.getKey()));
        }
        var read =
                new PlacedRow(new Place(id.asText(), safety, reasoning), others, RowSamples.of(row, safety, reasoning));
        PlacedRow known = byId.putIfAbsent(id.asText(), read);
        if (known != null && !known.equals(read)) {
            throw row.place().refuse("field id is that of an earlier row, whose numbers are others; give each its own");
        }
    }

    /** Who is certain beside who is not would win for want of doubt. */
    private void refuseSomeWithoutSamples(Path file) {
        List<String> without = byId.values().stream()
                .filter(row -> row.samples().isEmpty())
                .map(row -> row.place().id())
                .toList();
        if (!without.isEmpty() && without.size() < byId.size()) {
            throw new InvalidDataException(file + ": " + without.size() + " of " + byId.size()
                    + " rows have no samples, for instance " + without.get(0) + "; all must have them, or none");
        }
    }

    private static double number(JsonRow row, String field) {
        JsonNode value = row.content().path(field);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw row.place().refuse("field " + field + (value.isMissingNode() ? " is missing" : " must be a number"));
        }
        return value.doubleValue();
    }
}
