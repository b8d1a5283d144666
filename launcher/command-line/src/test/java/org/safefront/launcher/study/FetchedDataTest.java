package org.safefront.launcher.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchedDataTest {
    private static final Path HOME = Path.of("/home/me");

    @Test
    void liesWhereTheVariableSays() {
        assertEquals(
                Path.of("/data"),
                FetchedData.of(Map.of("SAFEFRONT_DATA", "/data"), HOME).folder());
    }

    @Test
    void liesBelowTheHomeFolderOtherwise() {
        assertEquals(
                Path.of("/home/me/.cache/safefront/data"),
                FetchedData.of(Map.of(), HOME).folder());
        assertEquals(
                Path.of("/home/me/.cache/safefront/data"),
                FetchedData.of(Map.of("SAFEFRONT_DATA", " "), HOME).folder());
    }
}
