package org.safefront.launcher.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.launcher.CannotStartException;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void belongsToOneLauncherAtATime() {
        try (DataFolder first = DataFolder.open(folder)) {
            var refusal = assertThrows(CannotStartException.class, () -> DataFolder.open(folder));

            assertEquals(
                    first.path()
                            + " is in use by another safefront; stop that one, or give another folder with --data-dir",
                    refusal.getMessage());
        }
    }

    @Test
    void isForThisUserAlone() throws IOException {
        try (DataFolder made = DataFolder.open(folder.resolve("data"))) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.path())));
        }
    }

    @Test
    void isFreeAgainOnceItIsClosed() {
        DataFolder.open(folder).close();

        try (DataFolder again = DataFolder.open(folder)) {
            assertEquals(folder.toAbsolutePath(), again.path());
        }
    }

    @Test
    void remembersTheJudgesOfEarlierStudies() {
        try (DataFolder data = DataFolder.open(folder)) {
            data.addJudges(Path.of("/one"));
        }

        try (DataFolder data = DataFolder.open(folder)) {
            data.addJudges(Path.of("/two"));
            data.addJudges(Path.of("/one"));

            assertEquals(List.of(Path.of("/one"), Path.of("/two")), data.judges());
        }
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        var refusal = assertThrows(CannotStartException.class, () -> DataFolder.open(file));

        assertTrue(refusal.getMessage().startsWith(file + " cannot be used: "), refusal.getMessage());
    }
}
