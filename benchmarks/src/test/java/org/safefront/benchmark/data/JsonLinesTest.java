package org.safefront.benchmark.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.Require;

class JsonLinesTest {
    private static final String GOOD = "{\"id\":\"a\",\"question\":\"How much?\",\"answer\":\"1\"}\n";

    @TempDir
    private Path folder;

    private TextFiles files;

    record Row(Key id, String question, String answer) {}

    record Case(String code, int timeout) {}

    record Every(
            String text,
            int whole,
            long large,
            double number,
            boolean flag,
            Optional<String> perhaps,
            Optional<Integer> count,
            List<Case> tests,
            JsonNode any,
            @JsonProperty("Correct Answer") String correctAnswer) {}

    record Checked(String answer) {
        Checked {
            Require.that(answer.contains("####"), "answer must end with #### and a number");
        }
    }

    @BeforeEach
    void begin() {
        files = new TextFiles(folder);
    }

    @Test
    void readsRowsWithTheirLines() {
        Path file = files.write(
                "rows.jsonl", GOOD + "\n  \r\n{\"id\":7,\"question\":\"é?\",\"answer\":\"2\",\"more\":[1]}");

        assertEquals(
                List.of(
                        new Located<>(new Row(new Key("a"), "How much?", "1"), new Place(file, "line 1")),
                        new Located<>(new Row(new Key("7"), "é?", "2"), new Place(file, "line 4"))),
                DataFile.rows(file, Row.class));
        assertEquals(2, DataFile.count(file));
    }

    @Test
    void readsThroughGzip() {
        Path file = files.write("rows.jsonl.gz", TextFiles.gzip(GOOD + GOOD));

        assertEquals(2, DataFile.rows(file, Row.class).size());
        assertEquals(2, DataFile.count(file));
    }

    @Test
    void takesAMarkOfByteOrderAndLinesOfWindows() {
        Path file = files.write("rows.jsonl", "\uFEFF" + GOOD.replace("\n", "\r\n"));

        assertEquals(1, DataFile.rows(file, Row.class).size());
    }

    @Test
    void readsEveryTypeAColumnMayHave() {
        Path file = files.write(
                "rows.jsonl",
                "{\"text\":\"\",\"whole\":1,\"large\":9007199254740993,\"number\":2,\"flag\":true,\"perhaps\":null,"
                        + "\"tests\":[{\"code\":\"x\",\"timeout\":3}],\"any\":[NaN,-Infinity],\"Correct Answer\":\"c\"}");

        Every row = TextFiles.rows(file, Every.class).get(0);

        assertEquals("", row.text());
        assertEquals(9007199254740993L, row.large());
        assertEquals(2.0, row.number());
        assertFalse(row.perhaps().isPresent() || row.count().isPresent());
        assertEquals(List.of(new Case("x", 3)), row.tests());
        assertTrue(Double.isNaN(row.any().get(0).doubleValue()));
        assertEquals("c", row.correctAnswer());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "{'id':1,'question':'q'} => field answer is missing; every row must have it, and this one has id, question",
                "{} => field id is missing; every row must have it, and this one has no field at all",
                "{'id':1,'question':'q','answer':null} => field answer is null; every row must have a value there",
                "{'id':1,'question':'q','answer':7} => field answer must be text, is a whole number",
                "{'id':1,'question':'q','answer':7.5} => field answer must be text, is a number",
                "{'id':1,'question':'q','answer':true} => field answer must be text, is true or false",
                "{'id':1,'question':'q','answer':['7']} => field answer must be text, is a list",
                "{'id':1.0,'question':'q','answer':'7'} => field id must be text or a whole number, is a number",
                "{'id':' ','question':'q','answer':'7'} => field id must be text or a whole number, is blank text",
                "[1] => must be a JSON object, is a list",
                "{'id':1,'id':2} => a field is given twice, near character 13; the line must be one JSON object",
                "{'id':1 => is not JSON, near character 8; the line must be one JSON object",
                "{} {} => is not JSON, near character 4; the line must be one JSON object",
                "None => is not JSON, near character 1; the line must be one JSON object"
            })
    void saysLineFieldAndFault(String line, String fault) {
        Path file = files.write("rows.jsonl", GOOD + line.replace('\'', '"') + "\n" + GOOD);

        assertEquals("rows.jsonl, line 2: " + fault, files.refusal(() -> DataFile.rows(file, Row.class)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "'whole':1 => 'whole':1.5 => field whole must be a whole number, is a number",
                "'whole':1 => 'whole':1.0 => field whole must be a whole number, is a number",
                "'whole':1 => 'whole':'1' => field whole must be a whole number, is text",
                "'whole':1 => 'whole':3000000000 => field whole is too large a number",
                "'large':2 => 'large':1e30 => field large must be a whole number, is a number",
                "'number':3 => 'number':'3' => field number must be a number, is text",
                "'flag':true => 'flag':'true' => field flag must be true or false, is text",
                "'flag':true => 'flag':1 => field flag must be true or false, is a whole number",
                "'perhaps':null => 'perhaps':5 => field perhaps must be text, is a whole number",
                "'count':null => 'count':'5' => field count must be a whole number, is text",
                "'tests':[] => 'tests':{} => field tests must be a list, is an object",
                "'tests':[] => 'tests':[5] => field tests[0] must be an object, is a whole number",
                "'tests':[] => 'tests':[{'code':'a','timeout':1},{'code':'b','timeout':'2'}] "
                        + "=> field tests[1].timeout must be a whole number, is text",
                "'tests':[] => 'tests':[{'code':'a'}] => field tests[0].timeout is missing; "
                        + "every row must have it, and this one has code",
                "'Correct Answer':'c' => 'answer':'c' => field Correct Answer is missing; every row must have it, "
                        + "and this one has text, whole, large, number, flag, perhaps, count, tests, any, answer"
            })
    void saysWhatAFieldMustBe(String right, String wrong, String fault) {
        String row = "{'text':'t','whole':1,'large':2,'number':3,'flag':true,'perhaps':null,'count':null,'tests':[],"
                + "'any':0,'Correct Answer':'c'}";
        Path good = files.write("good.jsonl", row.replace('\'', '"'));
        Path bad = files.write("bad.jsonl", row.replace(right, wrong).replace('\'', '"'));

        assertEquals(1, DataFile.rows(good, Every.class).size());
        assertEquals("bad.jsonl, line 1: " + fault, files.refusal(() -> DataFile.rows(bad, Every.class)));
    }

    @Test
    void placesWhatTheRecordItselfRefuses() {
        Path file = files.write("rows.jsonl", "{\"answer\":\"#### 1\"}\n{\"answer\":\"one\"}\n");

        assertEquals(
                "rows.jsonl, line 2: answer must end with #### and a number",
                files.refusal(() -> DataFile.rows(file, Checked.class)));
    }

    @Test
    void placesWhatTheCallerRefuses() {
        Path file = files.write("rows.jsonl", GOOD);
        Place place = DataFile.rows(file, Row.class).get(0).place();

        assertEquals("rows.jsonl, line 1: field answer must be a whole number from 0 to 999", files.refusal(() -> {
            throw place.refuse("field answer must be a whole number from 0 to 999");
        }));
    }

    @Test
    void saysWhichByteIsNotUtf8() {
        byte[] latin = (GOOD + "{\"id\":1,\"question\":\"é\"}").getBytes(StandardCharsets.ISO_8859_1);
        Path file = files.write("rows.jsonl", latin);

        assertEquals(
                "rows.jsonl, line 2: is not UTF-8: byte 21 of the line is 0xE9; save the file as UTF-8",
                files.refusal(() -> DataFile.rows(file, Row.class)));
    }

    @Test
    void saysThatACharacterIsCutOff() {
        byte[] whole = "{\"question\":\"é".getBytes(StandardCharsets.UTF_8);
        Path file = files.write("rows.jsonl", Arrays.copyOf(whole, whole.length - 1));

        assertEquals(
                "rows.jsonl, line 1: is not UTF-8: byte 14 of the line is 0xC3; save the file as UTF-8",
                files.refusal(() -> DataFile.rows(file, Row.class)));
    }

    @Test
    void saysThatTheStreamIsCutOff() {
        byte[] whole = TextFiles.gzip(GOOD.repeat(50) + "{\"id\":\"" + noise() + "\"}");
        Path file = files.write("rows.jsonl.gz", Arrays.copyOf(whole, whole.length / 2));

        assertEquals(
                "rows.jsonl.gz: the gzip stream is cut off or damaged after line 50; fetch or copy the file again",
                files.refusal(() -> DataFile.rows(file, Row.class)));
        assertEquals(
                "rows.jsonl.gz: the gzip stream is cut off or damaged after line 50; fetch or copy the file again",
                files.refusal(() -> DataFile.count(file)));
    }

    @Test
    void saysThatAFileIsNotGzip() {
        Path file = files.write("rows.jsonl.gz", GOOD);

        assertEquals(
                "rows.jsonl.gz: is not gzip, although its name ends with .gz",
                files.refusal(() -> DataFile.rows(file, Row.class)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\n", "\uFEFF"})
    void refusesAFileWithoutRows(String text) {
        Path file = files.write("rows.jsonl", text);

        assertEquals(
                "rows.jsonl: has no rows; it must have at least one",
                files.refusal(() -> DataFile.rows(file, Row.class)));
        assertEquals(0, DataFile.count(file));
    }

    @Test
    void refusesTwoRowsOfOneName() {
        Path file = files.write("rows.jsonl", GOOD + GOOD.replace("\"a\"", "7") + GOOD.replace("\"a\"", "\"7\""));
        List<Located<Row>> rows = DataFile.rows(file, Row.class);

        DataFile.requireUnique(rows.subList(0, 2), "id", row -> row.id().text());
        assertEquals(
                "rows.jsonl, line 3: field id is the same as in line 2; every row must have its own",
                files.refusal(
                        () -> DataFile.requireUnique(rows, "id", row -> row.id().text())));
    }

    @Test
    void saysWhatIsNotAFileOfRows() {
        Path text = files.write("rows.txt", GOOD);

        assertEquals(
                "rows.txt: is of no known format; the name must end with one of "
                        + String.join(", ", DataFormat.endings()),
                files.refusal(() -> DataFile.rows(text, Row.class)));
        assertEquals("none.jsonl: is missing", files.refusal(() -> DataFile.count(folder.resolve("none.jsonl"))));
        assertEquals("none.parquet: is missing", files.refusal(() -> DataFile.count(folder.resolve("none.parquet"))));
    }

    @Test
    void quotesNothing() {
        Path file = files.write("rows.jsonl", "{\"id\":1,\"question\":\"secret\",\"answer\":{\"secret\":\"secret\"}}");

        assertFalse(files.refusal(() -> DataFile.rows(file, Row.class)).contains("secret"));
    }

    /** Text that gzip cannot make much shorter. */
    private static String noise() {
        var random = new Random(7);
        return random.ints(4000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
