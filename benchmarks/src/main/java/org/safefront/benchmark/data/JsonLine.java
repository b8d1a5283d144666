package org.safefront.benchmark.data;

import java.nio.file.Path;

/** A line of JSON Lines that is not parsed yet: lines are told apart quickly, and parsing is work for many threads. */
public final class JsonLine {
    private final Path file;
    private final long number;
    private final byte[] text;

    JsonLine(Path file, long number, byte[] text) {
        this.file = file;
        this.number = number;
        this.text = text;
    }

    /** Its length in bytes. */
    public int bytes() {
        return text.length;
    }

    /**
     * The row that stands in it.
     *
     * @throws InvalidDataException naming file and line if it is no JSON object in UTF-8
     */
    public JsonRow parse() {
        Place place = Place.line(file, number);
        return new JsonRow(place, JsonText.object(place, StrictUtf8.decode(file, text, number)));
    }
}
