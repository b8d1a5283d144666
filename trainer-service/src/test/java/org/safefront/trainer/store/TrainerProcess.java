package org.safefront.trainer.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.trainer.model.TorchFineTuner;
import org.safefront.work.Backoff;
import org.safefront.work.EventCodec;
import org.safefront.work.FreshSchema;
import org.safefront.work.Outbox;
import org.safefront.work.WorkQueue;
import org.safefront.work.Worker;
import org.safefront.work.WorkerSettings;
import org.safefront.work.files.FolderArtifactStore;

/** A process that does the trainer's work, to be killed by a test. Ends with its parent, whose pipe then closes. */
final class TrainerProcess {
    static final Duration LEASE = Duration.ofSeconds(3);

    private TrainerProcess() {}

    /** Its arguments are the address of the database and the folder of the artifacts. */
    public static void main(String... arguments) throws IOException {
        var transactions = FreshSchema.transactionsOn(arguments[0]);
        var artifacts = new FolderArtifactStore(Path.of(arguments[1]));
        var outbox = new Outbox(new EventCodec(), "/safefront/trainer", Clock.systemUTC());
        var tuner = new TorchFineTuner(artifacts, ComputeSettings.cpu(), Clock.systemUTC());
        var work = new RunWork(transactions, new WorkQueue(), outbox, (event, cause) -> {}, tuner, artifacts);
        var settings = new WorkerSettings(
                "trainer-" + ProcessHandle.current().pid(),
                Set.of(RunWork.KIND),
                LEASE,
                Duration.ofMillis(500),
                Duration.ofMillis(50),
                Duration.ofSeconds(60),
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(10)));
        try (var worker = new Worker(transactions, new WorkQueue(), work, settings)) {
            worker.start();
            while (System.in.read() >= 0) {
                worker.nudge();
            }
        }
    }
}
