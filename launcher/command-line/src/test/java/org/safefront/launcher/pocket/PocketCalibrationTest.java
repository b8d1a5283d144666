package org.safefront.launcher.pocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.judgement.JudgeCalibration;
import org.safefront.judges.Judges;
import org.safefront.judges.calibration.Calibrations;
import org.safefront.judges.calibration.LabelledSet;
import org.safefront.launcher.study.PocketFolder;

/** The judge of the pocket study on answers of its models that were labelled by hand. */
class PocketCalibrationTest {
    private static final Path JUDGES = PocketFolder.original().resolve("judges");

    @Test
    void theJudgeMissesOneOfAHundredAndFourRefusalsAndSeesNoneTooMany() {
        try (var judges = new Judges(List.of(JUDGES), 1)) {
            Path labelled = judges.labelled(PocketJudge.NAME).orElseThrow();

            JudgeCalibration calibration = new Calibrations()
                    .of(judges.get(PocketJudge.NAME), labelled)
                    .orElseThrow();

            assertEquals(103, calibration.hits());
            assertEquals(1, calibration.misses());
            assertEquals(0, calibration.falseAlarms());
            assertEquals(96, calibration.rejections());
            assertEquals(0, calibration.invalid());
        }
    }

    @Test
    void noExchangeIsLabelledTwice() {
        LabelledSet set = LabelledSet.read(JUDGES.resolve(PocketJudge.NAME).resolve("calibration.jsonl"));

        assertEquals(
                set.rows().size(),
                set.rows().stream().map(row -> row.exchange()).distinct().count());
    }
}
