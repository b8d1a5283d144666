package org.safefront.launcher.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private DataFolder data;

    @BeforeEach
    void open() {
        data = DataFolder.open(folder);
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void startsAServiceAgainThatWasKilled() throws InterruptedException {
        try (ServiceProcess service = start("exec sleep 60")) {
            long first = service.handle().pid();

            service.handle().destroyForcibly();

            assertEquals("the judge ended with status 137 and is started again", messages.poll(10, TimeUnit.SECONDS));
            assertNotEquals(first, service.handle().pid());
            assertEquals(2, service.starts());
        }
    }

    @Test
    void endsTheServiceAndForgetsItWhenClosed() {
        ServiceProcess service = start("exec sleep 60");
        ProcessHandle process = service.handle();

        service.close();

        assertFalse(process.isAlive());
        assertFalse(Files.exists(data.processes().resolve("judge")));
        assertEquals(0, messages.size());
    }

    @Test
    void aLaterLauncherEndsWhatAKilledOneLeft() throws IOException {
        Process leftover =
                new ProcessBuilder("tail", "-f", data.path().resolve("lock").toString()).start();
        new Leftovers(data).remember("judge", leftover.toHandle());

        new Leftovers(data).end();

        assertFalse(leftover.isAlive());
        assertFalse(Files.exists(data.processes().resolve("judge")));
    }

    @Test
    void aProcessThatOnlyHasTheNumberOfOneOfOursIsLeftAlone() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        new Leftovers(data).remember("judge", stranger.toHandle());

        new Leftovers(data).end();

        assertTrue(stranger.isAlive());
        stranger.destroyForcibly();
    }

    private ServiceProcess start(String script) {
        return new ServiceProcess(
                Service.JUDGE, new ProcessBuilder("bash", "-c", script), new Leftovers(data), messages::add);
    }
}
