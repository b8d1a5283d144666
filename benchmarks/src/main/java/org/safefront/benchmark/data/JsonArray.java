package org.safefront.benchmark.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/** A JSON array of objects; the file is held in memory. */
final class JsonArray implements RowSource {
    @Override
    public long each(Path file, Set<String> wanted, Consumer<RawRow> rows) throws IOException {
        long number = 0;
        for (JsonNode element : array(file)) {
            number++;
            Place place = Place.row(file, number);
            if (!(element instanceof ObjectNode object)) {
                throw place.refuse("must be a JSON object, is " + JsonText.kind(element));
            }
            rows.accept(new RawRow(place, object));
        }
        return number;
    }

    @Override
    public long count(Path file) throws IOException {
        return array(file).size();
    }

    private static JsonNode array(Path file) throws IOException {
        JsonNode root = JsonText.whole(file, StrictUtf8.whole(file));
        if (root.isMissingNode()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        if (!root.isArray()) {
            throw new InvalidDataException(
                    file + ": must be a JSON array of objects, is " + JsonText.kind(root) + JsonText.HINT);
        }
        return root;
    }
}
