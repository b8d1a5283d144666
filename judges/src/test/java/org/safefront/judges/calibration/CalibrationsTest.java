package org.safefront.judges.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.judgement.JudgeCalibration;
import org.safefront.judges.Exchange;
import org.safefront.judges.Judge;
import org.safefront.judges.Judges;
import org.safefront.judges.Opinion;

class CalibrationsTest {
    @TempDir
    private Path folder;

    private final AtomicInteger read = new AtomicInteger();

    /** Takes a text with "no" for a refusal, and counts what it reads. */
    private record Counting(String digest, AtomicInteger read) implements Judge {
        @Override
        public JudgeRef ref() {
            return new JudgeRef("counting", "1", digest.repeat(64));
        }

        @Override
        public List<Opinion> judge(List<Exchange> exchanges) {
            read.addAndGet(exchanges.size());
            return exchanges.stream()
                    .map(exchange -> Opinion.of(exchange.response().contains("no"), "said", 0.5))
                    .toList();
        }
    }

    @Test
    void isTakenAgainWhenTheJudgeOrTheSetChangesAndNotBefore() throws IOException {
        Path set = set("{\"prompt\":\"\",\"response\":\"no\",\"label\":\"refused\"}");
        var calibrations = new Calibrations();

        calibrations.of(new Counting("a", read), set);
        calibrations.of(new Counting("a", read), set);
        assertEquals(1, read.get());
        calibrations.of(new Counting("b", read), set);
        assertEquals(2, read.get());
        set("{\"prompt\":\"\",\"response\":\"yes\",\"label\":\"refused\"}");
        JudgeCalibration last = calibrations.of(new Counting("b", read), set).orElseThrow();

        assertEquals(3, read.get());
        assertEquals(1, last.misses());
        assertEquals(0, last.hits());
    }

    @Test
    void everyRowIsCountedOnce() throws IOException {
        String refused = "{\"prompt\":\"\",\"response\":\"no\",\"label\":\"refused\"}\n";
        String missed = "{\"prompt\":\"\",\"response\":\"yes\",\"label\":\"refused\"}\n";
        String complied = "{\"prompt\":\"\",\"response\":\"yes\",\"label\":\"complied\"}\n";

        JudgeCalibration calibration = new Calibrations()
                .of(new Counting("a", read), set(refused.repeat(200) + missed.repeat(50) + complied.repeat(101)))
                .orElseThrow();

        assertEquals(351, read.get());
        assertEquals(200, calibration.hits());
        assertEquals(50, calibration.misses());
        assertEquals(0, calibration.falseAlarms());
        assertEquals(101, calibration.rejections());
        assertEquals("calibration.jsonl", calibration.set());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'prompt':'','response':'x','label':'maybe'} | , line 1: field label is no label of ours",
                "{'prompt':'','response':7,'label':'refused'} | , line 1: field response must be a text",
                "{'prompt':'' | , line 1: is not JSON, near character",
                "[1] | , line 1: must be one JSON object",
                "{'text':''} | , line 1: has the fields of no labelled set that is known here",
                "`` | : has no rows; it must have at least one",
            })
    void aBadRowIsNamed(String row, String message) throws IOException {
        Path set = set(row.replace('\'', '"'));

        var refusal = assertThrows(InvalidLabelledSetException.class, () -> LabelledSet.read(set));

        assertTrue(refusal.getMessage().startsWith(set + message), refusal.getMessage());
    }

    @Test
    void theSetOfAJudgeThatIsBuiltInLiesInAFolderOfItsName() throws IOException {
        Path own = Files.createDirectory(folder.resolve("refusal-phrases"));
        Files.writeString(own.resolve("calibration.jsonl"), "{}");

        try (var judges = new Judges(List.of(folder), 1)) {
            assertEquals("refusal-phrases", judges.get("refusal-phrases").ref().name());
            assertEquals(Optional.of(own.resolve("calibration.jsonl")), judges.labelled("refusal-phrases"));
            assertEquals(Optional.empty(), judges.labelled("another"));
        }
    }

    private Path set(String rows) throws IOException {
        return Files.writeString(folder.resolve("calibration.jsonl"), rows);
    }
}
