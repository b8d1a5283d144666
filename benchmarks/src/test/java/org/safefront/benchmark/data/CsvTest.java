package org.safefront.benchmark.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @TempDir
    private Path folder;

    private TextFiles files;

    record Row(Key id, String question, Optional<String> note) {}

    record Typed(
            int whole,
            double number,
            boolean flag,
            @JsonProperty("Correct Answer") String correct) {}

    @BeforeEach
    void begin() {
        files = new TextFiles(folder);
    }

    @Test
    void readsQuotesCommasAndLineBreaksInCells() {
        Path file = files.write(
                "rows.csv", "\uFEFFid,question,more,note\r\n1,\"a \"\"b\"\",\r\nc\",x,\r\n\r\n2, d ,,\"e\"\r\n");

        assertEquals(
                List.of(
                        new Located<>(
                                new Row(new Key("1"), "a \"b\",\r\nc", Optional.empty()), new Place(file, "line 2")),
                        new Located<>(new Row(new Key("2"), " d ", Optional.of("e")), new Place(file, "line 5"))),
                DataFile.rows(file, Row.class));
        assertEquals(2, DataFile.count(file));
    }

    @Test
    void readsTabsWhereTheNameSaysSo() {
        Path file = files.write("rows.tsv", "id\tquestion\tnote\n1\t\"a, \"\"b\"\"\tc\"\t\n2\td\te\n");
        Path faulty = files.write("faulty.tsv", "id\tquestion\n1\ta\tb\n");

        assertEquals(
                List.of(
                        new Row(new Key("1"), "a, \"b\"\tc", Optional.empty()),
                        new Row(new Key("2"), "d", Optional.of("e"))),
                TextFiles.rows(file, Row.class));
        assertEquals(
                "faulty.tsv, line 2: has 3 cells, the header has 2; a cell with a tab, a quote or a line break must stand in"
                        + " quotes",
                files.refusal(() -> DataFile.rows(faulty, Row.class)));
    }

    @Test
    void readsNumbersFromTheTextThatSpellsThem() {
        Path file = files.write("rows.csv", "whole,number,flag,Correct Answer\n12,-0.5,true,12\n");

        assertEquals(List.of(new Typed(12, -0.5, true, "12")), TextFiles.rows(file, Typed.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "1.5,1,true,c => field whole must be a whole number, is text that is none",
                "x,1,true,c => field whole must be a whole number, is text that is none",
                "3000000000,1,true,c => field whole must be a whole number, is text that is none",
                "1,one,true,c => field number must be a number, is text that is none",
                "1,1,yes,c => field flag must be true or false, is text that is none",
                "1,1,true, => field Correct Answer is missing; every row must have it, and this one has whole, number, flag",
                "1,1,true => has 3 cells, the header has 4; a cell with a comma, a quote or a line break must stand in quotes",
                "1,1,true,c,d => has 5 cells, the header has 4; a cell with a comma, a quote or a line break must stand in quotes",
                "1,1,true,\"c => a quoted cell that begins in this row is never closed",
                "1,1,true,\"c\"d => after a closing quote there must be a comma or the end of the line; a quote in a cell is written twice"
            })
    void saysLineFieldAndFault(String row, String fault) {
        Path file = files.write(
                "rows.csv", "whole,number,flag,Correct Answer\n1,1,true,\"two\nlines\"\n\n" + row + "\n1,1,true,c\n");

        assertEquals("rows.csv, line 5: " + fault, files.refusal(() -> DataFile.rows(file, Typed.class)));
    }

    @Test
    void saysThatTheHeaderLacksAColumn() {
        Path file = files.write("rows.csv", "id,problem\n1,a\n");

        assertEquals(
                "rows.csv, line 2: field question is missing; every row must have it, and this one has id, problem",
                files.refusal(() -> DataFile.rows(file, Row.class)));
    }

    @Test
    void refusesAColumnThatIsGivenTwice() {
        Path file = files.write("rows.csv", "id,question,id\n1,a,2\n");

        assertEquals(
                "rows.csv, line 1: column id is given twice in the header",
                files.refusal(() -> DataFile.rows(file, Row.class)));
    }

    @Test
    void saysWhichLineIsNotUtf8() {
        Path file = files.write("rows.csv", "id,question\n1,a\n2,é\n".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(
                "rows.csv, line 3: is not UTF-8: byte 3 of the line is 0xE9; save the file as UTF-8",
                files.refusal(() -> DataFile.rows(file, Row.class)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id,question\n", "\uFEFFid,question\r\n\r\n"})
    void refusesAFileWithoutRows(String text) {
        Path file = files.write("rows.csv", text);

        assertEquals(
                "rows.csv: has no rows; it must have at least one",
                files.refusal(() -> DataFile.rows(file, Row.class)));
        assertEquals(0, DataFile.count(file));
    }
}
