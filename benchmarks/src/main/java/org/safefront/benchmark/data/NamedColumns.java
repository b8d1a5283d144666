package org.safefront.benchmark.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;

/** A row whose columns are asked for by names that are known only when it is read. A refusal quotes no value. */
public final class NamedColumns {
    private final Place place;
    private final ObjectNode columns;

    NamedColumns(Place place, ObjectNode columns) {
        this.place = place;
        this.columns = columns;
    }

    /** Where it stands. */
    public Place place() {
        return place;
    }

    /** Whether the row has all of these, with any value. */
    public boolean has(Collection<String> names) {
        return names.stream().allMatch(columns::hasNonNull);
    }

    /** Whether a text stands there, and not for instance a number. */
    public boolean isText(String column) {
        return columns.path(column).isTextual();
    }

    /**
     * A text that is not blank. A list of one text is that text: chats of one turn are published so.
     *
     * @throws InvalidDataException for anything else
     */
    public String text(String column) {
        JsonNode value = columns.path(column);
        JsonNode only = value.isArray() && value.size() == 1 ? value.get(0) : value;
        return filled(only).orElseThrow(() -> refusal(column, "text"));
    }

    /**
     * A text that is not blank, or a whole number: what names a row, or a kind of rows.
     *
     * @throws InvalidDataException for anything else
     */
    public String name(String column) {
        JsonNode value = columns.path(column);
        return (value.isIntegralNumber() ? Optional.of(value.asText()) : filled(value))
                .orElseThrow(() -> refusal(column, "text or a whole number"));
    }

    /**
     * A text that may be missing, null or blank, and is absent then.
     *
     * @throws InvalidDataException for a value that is no text
     */
    public Optional<String> textIfAny(String column) {
        JsonNode value = columns.path(column);
        if (!value.isTextual() && !value.isNull() && !value.isMissingNode()) {
            throw refusal(column, "text");
        }
        return filled(value);
    }

    private static Optional<String> filled(JsonNode value) {
        return Optional.ofNullable(value.textValue()).filter(text -> !text.isBlank());
    }

    private InvalidDataException refusal(String column, String wanted) {
        return place.refuse(RowFault.describe(column, wanted, columns));
    }
}
