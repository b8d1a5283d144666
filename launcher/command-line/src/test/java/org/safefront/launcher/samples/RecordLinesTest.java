package org.safefront.launcher.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Outcome;

class RecordLinesTest {
    private static final String ROW = SampleRows.row("a", 0, "unclosed-thinking");

    @TempDir
    private Path folder;

    @Test
    void readsRowsAndPassesOverFieldsThatAreNotKnown() throws IOException {
        List<BenchmarkSample> rows = read((ROW.replace("\"item\"", "\"later\":[1],\"item\"") + "\n\n"
                        + ROW.replace("\"extracted\":\"2\",", "") + "\n")
                .getBytes(StandardCharsets.UTF_8));

        assertEquals(Outcome.UNCLOSED_THINKING, rows.get(0).outcome());
        assertEquals(Optional.empty(), rows.get(1).extracted());
        assertEquals(2, rows.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "secret; not JSON, near character 1",
                "[\"secret\"]; must be one JSON object",
                "null; must be one JSON object, was null",
                "{\"item\":\"secret\"}; repeat must be given",
                "{\"item\":7}; item must be a text",
                "{\"item\":\"a\",\"repeat\":\"secret\"}; repeat must be a whole number",
                "{\"item\":\"a\",\"repeat\":0.5}; repeat must be a whole number",
                "{\"item\":\"a\",\"outcome\":\"secret\"}; outcome must be one of correct, wrong, no-answer, unclosed-thinking, truncated, error",
                "{\"item\":\"a\",\"item\":\"secret\"}; a field is given twice, near character 19"
            })
    void saysWhereARowIsWrongWithoutQuotingIt(String row, String words) {
        var refusal = assertThrows(
                InvalidRowException.class, () -> read((ROW + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8)));

        assertEquals(folder.resolve("rows.jsonl") + ":2: " + words, refusal.getMessage());
        assertFalse(refusal.getMessage().contains("secret"));
    }

    @Test
    void theRecordsOwnChecksNameTheirField() {
        byte[] row = ROW.replace("\"tokens\":3", "\"tokens\":-1").getBytes(StandardCharsets.UTF_8);

        var refusal = assertThrows(InvalidRowException.class, () -> read(row));

        assertEquals(folder.resolve("rows.jsonl") + ":1: tokens must be at least 0, was -1", refusal.getMessage());
    }

    @Test
    void anotherEncodingIsRefused() {
        byte[] row = ROW.replace("1+1?", "\u00fc").getBytes(StandardCharsets.ISO_8859_1);

        var refusal = assertThrows(InvalidRowException.class, () -> read(row));

        assertEquals(folder.resolve("rows.jsonl") + ":1: not UTF-8, here or a little later", refusal.getMessage());
    }

    private List<BenchmarkSample> read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("rows.jsonl"), content);
        var rows = new ArrayList<BenchmarkSample>();
        new RecordLines<>(BenchmarkSample.class).read(file.toString(), rows::add);
        return rows;
    }
}
