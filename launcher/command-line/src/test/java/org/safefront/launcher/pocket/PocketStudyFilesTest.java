package org.safefront.launcher.pocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.launcher.study.PocketFolder;

class PocketStudyFilesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refusals.jsonl",
                "benchmarks/digit-sums.jsonl",
                "probes/pocket-harmful.jsonl",
                "probes/pocket-benign.jsonl"
            })
    void theShippedFilesAreWhatTheCodeWrites(String file) throws IOException {
        PocketStudyFiles.write(folder);

        assertEquals(Files.readString(PocketFolder.original().resolve(file)), Files.readString(folder.resolve(file)));
    }

    @Test
    void theShippedJudgeReadsHeldOutAnswersRightly() {
        double accuracy = PocketJudge.heldOutAccuracy(PocketFolder.original().resolve("judges/pocket-refusal"));

        assertEquals(1, accuracy, 0.005);
    }
}
