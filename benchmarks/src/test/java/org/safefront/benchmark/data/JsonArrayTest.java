package org.safefront.benchmark.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonArrayTest {
    @TempDir
    private Path folder;

    private TextFiles files;

    record Row(int id, String text) {}

    @BeforeEach
    void begin() {
        files = new TextFiles(folder);
    }

    @Test
    void readsRowsWithTheirNumbers() {
        Path file = files.write("rows.json", "[{\"id\":1,\n\"text\":\"a\"},\n{\"id\":2,\"text\":\"b\"}]\n");

        assertEquals(
                List.of(
                        new Located<>(new Row(1, "a"), new Place(file, "row 1")),
                        new Located<>(new Row(2, "b"), new Place(file, "row 2"))),
                DataFile.rows(file, Row.class));
        assertEquals(2, DataFile.count(file));
    }

    @Test
    void saysWhichRowIsWrong() {
        Path field = files.write("rows.json", "[{\"id\":1,\"text\":\"a\"},{\"id\":\"2\",\"text\":\"b\"}]");
        Path row = files.write("list.json", "[{\"id\":1,\"text\":\"a\"},5]");

        assertEquals(
                "rows.json, row 2: field id must be a whole number, is text",
                files.refusal(() -> DataFile.rows(field, Row.class)));
        assertEquals(
                "list.json, row 2: must be a JSON object, is a whole number",
                files.refusal(() -> DataFile.rows(row, Row.class)));
    }

    @Test
    void saysWhereTheFileIsNotJson() {
        Path lines = files.write("lines.json", "{\"id\":1}\n{\"id\":2}\n");
        Path cut = files.write("cut.json", "[{\"id\":1},\n{\"id\":2");
        Path one = files.write("one.json", "{\"id\":1}");

        assertEquals(
                "lines.json, line 2: is not JSON, near character 1; a file with one object a line is called .jsonl",
                files.refusal(() -> DataFile.rows(lines, Row.class)));
        assertEquals(
                "cut.json, line 2: is not JSON, near character 8; a file with one object a line is called .jsonl",
                files.refusal(() -> DataFile.count(cut)));
        assertEquals(
                "one.json: must be a JSON array of objects, is an object; a file with one object a line is called .jsonl",
                files.refusal(() -> DataFile.rows(one, Row.class)));
    }

    @Test
    void saysWhichLineIsNotUtf8() {
        Path file = files.write("rows.json", "[{\"id\":1,\n\"text\":\"é\"}]".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(
                "rows.json, line 2: is not UTF-8: byte 9 of the line is 0xE9; save the file as UTF-8",
                files.refusal(() -> DataFile.rows(file, Row.class)));
    }

    @Test
    void refusesAFileWithoutRows() {
        Path empty = files.write("empty.json", "");
        Path none = files.write("none.json", "[]");

        assertEquals(
                "empty.json: has no rows; it must have at least one",
                files.refusal(() -> DataFile.rows(empty, Row.class)));
        assertEquals(
                "none.json: has no rows; it must have at least one",
                files.refusal(() -> DataFile.rows(none, Row.class)));
    }
}
