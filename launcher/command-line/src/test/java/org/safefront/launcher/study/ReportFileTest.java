package org.safefront.launcher.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.launcher.CannotStartException;

class ReportFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void writesOneReportAsItIs() throws IOException {
        Path file = folder.resolve("report.json");

        ReportFile.prepare(file).write(List.of(JSON.readTree("{\"study\": \"a\"}")));

        assertEquals(JSON.readTree("{\"study\": \"a\"}"), JSON.readTree(Files.readString(file)));
    }

    @Test
    void writesSeveralReportsAsAList() throws IOException {
        Path file = folder.resolve("report.json");

        ReportFile.prepare(file)
                .write(List.of(JSON.readTree("{\"study\": \"a\"}"), JSON.readTree("{\"study\": \"b\"}")));

        assertEquals(
                JSON.readTree("{\"studies\": [{\"study\": \"a\"}, {\"study\": \"b\"}]}"),
                JSON.readTree(Files.readString(file)));
    }

    @Test
    void refusesAFileInAFolderThatIsNotThere() {
        Path file = folder.resolve("nowhere/report.json");

        var refusal = assertThrows(CannotStartException.class, () -> ReportFile.prepare(file));

        assertEquals(
                "--report " + file + " cannot be written: " + file.getParent() + " is not a folder to write in",
                refusal.getMessage());
    }

    @Test
    void refusesAFolder() {
        var refusal = assertThrows(CannotStartException.class, () -> ReportFile.prepare(folder));

        assertEquals("--report " + folder + " is a folder; name a file", refusal.getMessage());
    }
}
