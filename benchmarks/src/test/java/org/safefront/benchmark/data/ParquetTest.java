package org.safefront.benchmark.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are pyarrow's, and the rows that they must give were written by the same script as JSON Lines. */
class ParquetTest {
    @TempDir
    private Path folder;

    record Row(
            Key id,
            String problem,
            String answer,
            Optional<String> note,
            Optional<List<String>> tests,
            double score,
            boolean odd,
            Origin origin,
            List<Step> steps) {}

    record Origin(int year, Optional<String> name) {}

    record Step(String code, int count) {}

    record Problem(int id, String problem) {}

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "gzip", "lz4", "none", "snappy-v2", "plain", "old-lists"})
    void readsWhatPyarrowWrote(String name) {
        List<Row> rows = TextFiles.rows(file(name + ".parquet"), Row.class);

        assertEquals(TextFiles.rows(file("rows.jsonl"), Row.class), rows);
        assertEquals(10, DataFile.count(file(name + ".parquet")));
    }

    @Test
    void numbersRowsThroughAllGroups() {
        List<Located<Problem>> rows = DataFile.rows(file("snappy.parquet"), Problem.class);

        assertEquals("row 10", rows.get(9).place().where());
        assertEquals(9, rows.get(9).row().id());
    }

    @Test
    void saysWhichFieldIsMissing() {
        record Other(int id, String question) {}

        assertEquals(
                "null.parquet, row 1: field question is missing; every row must have it, and this one has id, problem",
                refusal(file("null.parquet"), Other.class));
    }

    @Test
    void saysWhatAFieldMustBe() {
        record Text(String id) {}

        assertEquals(
                "snappy.parquet, row 1: field id must be text, is a whole number",
                refusal(file("snappy.parquet"), Text.class));
        assertEquals(
                "null.parquet, row 2: field problem is null; every row must have a value there",
                refusal(file("null.parquet"), Problem.class));
        assertEquals(
                "bytes.parquet, row 2: field problem is not text in UTF-8",
                refusal(file("bytes.parquet"), Problem.class));
    }

    @Test
    void readsOfAFileOnlyWhatIsAskedFor() {
        record Id(int id) {}

        record Day(int id, int day) {}

        assertEquals(List.of(new Id(0), new Id(1)), TextFiles.rows(file("dates.parquet"), Id.class));
        assertEquals(
                "dates.parquet, row 1: field day is of a type that is not read: optional int32 day (DATE);"
                        + " write it as text or as a number",
                refusal(file("dates.parquet"), Day.class));
    }

    @Test
    void refusesAFileWithoutRows() {
        assertEquals(
                "empty.parquet: has no rows; it must have at least one", refusal(file("empty.parquet"), Problem.class));
        assertEquals(0, DataFile.count(file("empty.parquet")));
    }

    @Test
    void saysThatACodecIsNotKnown() {
        assertEquals(
                "brotli.parquet: is compressed with BROTLI; what is read is SNAPPY, ZSTD, GZIP, LZ4_RAW and UNCOMPRESSED",
                refusal(file("brotli.parquet"), Problem.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 12, 2000})
    void saysThatAFileIsCutOff(int length) throws IOException {
        byte[] whole = Files.readAllBytes(file("snappy.parquet"));
        Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, length));

        assertEquals(
                "cut.parquet: is not Parquet, or is cut off or damaged; fetch or copy the file again",
                refusal(cut, Problem.class));
    }

    @Test
    void saysThatAFileIsDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(file("snappy.parquet"));
        Arrays.fill(whole, 4, 400, (byte) 0xFF);
        Path damaged = Files.write(folder.resolve("damaged.parquet"), whole);

        assertEquals(
                "damaged.parquet: is not Parquet, or is cut off or damaged; fetch or copy the file again",
                refusal(damaged, Problem.class));
    }

    private static String refusal(Path file, Class<? extends Record> type) {
        return new TextFiles(file.getParent()).refusal(() -> DataFile.rows(file, type));
    }

    private static Path file(String name) {
        try {
            return Path.of(ParquetTest.class.getResource("/parquet/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
