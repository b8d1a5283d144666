package org.safefront.trainer.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.training.RunRequested;
import org.safefront.trainer.PocketRuns;
import org.safefront.trainer.RecordingWatch;
import org.safefront.work.EventCodec;
import org.safefront.work.Eventually;
import org.safefront.work.FreshSchema;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.WorkQueue;

/** A trainer is killed without warning while it trains; another takes its run over and makes the same checkpoints. */
@Timeout(300)
class KilledTrainerTest {
    private static final int EPOCHS = 8;

    @RegisterExtension
    private final FreshSchema database = new FreshSchema("db/trainer");

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endProcesses() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void theCheckpointsAreThoseOfATrainerThatLived() throws IOException, InterruptedException {
        RunRequested run = PocketRuns.lora(PocketRuns.data(folder), EPOCHS, 1);
        var outbox = new Outbox(new EventCodec(), "/safefront/trainer", Clock.systemUTC());
        new DurableRuns(database.transactions(), new Inbox(), outbox, new WorkQueue())
                .request(Envelope.first(run, "/safefront/test", Instant.now(), run.studyId()), run);

        Process victim = start();
        Eventually.until("an epoch is published", () -> published() >= 2);
        victim.destroyForcibly().waitFor();
        long publishedByTheVictim = published();
        start();
        Eventually.until(
                "the run is done", () -> database.row("select state from work").equals("DONE"));

        assertTrue(publishedByTheVictim < EPOCHS, "it was killed too late");
        assertTrue(Integer.parseInt(database.row("select epoch from work")) > 1, "nobody took it over");
        RecordingWatch undisturbed = PocketRuns.undisturbed(run, folder.resolve("undisturbed"));
        assertEquals(undisturbed.checkpointIds(), ofEachEpoch("published -> 'checkpoint' ->> 'checkpointId'"));
        assertEquals(undisturbed.geometryDigests(), ofEachEpoch("published -> 'geometry' ->> 'sha256'"));
    }

    private List<String> ofEachEpoch(String field) {
        String all = database.row("select string_agg(" + field + ", ' ' order by epoch) from checkpoint");
        return List.of(all.split(" "));
    }

    private long published() {
        return Long.parseLong(database.row("select count(*) from checkpoint"));
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-Dai.djl.offline=true",
                        "-DOPT_OUT_TRACKING=true",
                        "-Dai.djl.pytorch.num_threads=1",
                        "-Dai.djl.pytorch.num_interop_threads=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainerProcess.class.getName(),
                        database.url(),
                        folder.resolve("store").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(processes.size() + ".log").toFile())
                .start();
        processes.add(process);
        return process;
    }
}
