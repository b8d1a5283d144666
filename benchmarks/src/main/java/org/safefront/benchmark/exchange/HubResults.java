package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads files of {@code .eval_results}. */
public final class HubResults {
    private static final YAMLMapper YAML = new YAMLMapper();

    private HubResults() {}

    /**
     * All entries, at least one.
     *
     * @throws ForeignFileException naming the entry and field that is wrong
     */
    public static List<HubResult> read(Path file) {
        JsonNode entries;
        try {
            entries = YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new ForeignFileException(file, "", "cannot be read as YAML");
        }
        if (!entries.isArray() || entries.isEmpty()) {
            throw new ForeignFileException(file, "", "must be a list of results");
        }
        var results = new ArrayList<HubResult>();
        for (int i = 0; i < entries.size(); i++) {
            results.add(result(file, "entry " + (i + 1), entries.get(i)));
        }
        return results;
    }

    private static HubResult result(Path file, String where, JsonNode entry) {
        JsonNode dataset = entry.path("dataset").path("id");
        if (!dataset.isTextual()) {
            throw new ForeignFileException(file, where, "field dataset.id must be a text");
        }
        if (!entry.path("value").isNumber()) {
            throw new ForeignFileException(file, where, "field value must be a number");
        }
        return new HubResult(
                dataset.textValue(),
                Optional.ofNullable(entry.path("dataset").path("task_id").textValue()),
                entry.path("value").doubleValue(),
                Optional.ofNullable(entry.path("date").textValue()),
                Optional.ofNullable(entry.path("notes").textValue()));
    }
}
