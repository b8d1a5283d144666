package org.safefront.lm.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.lm.generation.classifier.ClassifierFolders;

/** Whether memory outside the heap comes back. Each test works in a process of its own, whose heap cannot grow. */
class MemoryTest {
    private static final long LARGEST_GROWTH_KILOBYTES = 4096;

    @TempDir
    Path directory;

    @BeforeEach
    void needsASystemThatTells() {
        Assumptions.assumeTrue(MemoryProbe.isPossible(), "SKIPPED: this system does not tell a process's memory");
    }

    @Test
    void staysFlatOverTwoThousandGenerations() throws IOException, InterruptedException {
        RandomModels.write(directory, RandomModels.qwen2(), 1);
        int warmUp = 10;

        List<Long> kilobytes = work("generate", warmUp + 2000 / MemoryProbe.REQUESTS);

        assertFlat(kilobytes, warmUp);
    }

    @Test
    void comesBackWhenAGeneratorIsClosed() throws IOException, InterruptedException {
        RandomModels.write(directory, RandomModels.qwen2(), 1);

        List<Long> kilobytes = work("reopen", 200);

        assertFlat(kilobytes, 100);
    }

    @Test
    void staysFlatOverFourThousandScores() throws IOException, InterruptedException {
        ClassifierFolders.write(directory);

        List<Long> kilobytes = work("classify", 1400);

        assertFlat(kilobytes, 400);
    }

    private List<Long> work(String work, int rounds) throws IOException, InterruptedException {
        Path notes = directory.resolve("notes.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms64m",
                        "-Xmx64m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxDirectMemorySize=16m",
                        "-Dai.djl.onnx.disable_alternative=true",
                        "-DOPT_OUT_TRACKING=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryProbe.class.getName(),
                        work,
                        directory.toString(),
                        Integer.toString(rounds),
                        notes.toString())
                .inheritIO()
                .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue());
        return Files.readAllLines(notes).stream().map(Long::valueOf).toList();
    }

    private static void assertFlat(List<Long> kilobytes, int warmUp) {
        long growth = kilobytes.get(kilobytes.size() - 1) - kilobytes.get(warmUp - 1);
        assertTrue(growth < LARGEST_GROWTH_KILOBYTES, "grew by " + growth + " kB: " + kilobytes);
    }
}
