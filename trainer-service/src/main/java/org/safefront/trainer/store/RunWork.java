package org.safefront.trainer.store;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.RunCompleted;
import org.safefront.contracts.training.RunFailed;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.RunRequested;
import org.safefront.contracts.training.RunStarted;
import org.safefront.trainer.domain.EpochResult;
import org.safefront.trainer.domain.FineTuner;
import org.safefront.trainer.domain.RunCannotSucceedException;
import org.safefront.trainer.domain.RunWatch;
import org.safefront.trainer.domain.StartingPoint;
import org.safefront.work.Alive;
import org.safefront.work.Lease;
import org.safefront.work.Outbox;
import org.safefront.work.PermanentFailureException;
import org.safefront.work.Transactions;
import org.safefront.work.WorkFailure;
import org.safefront.work.WorkHandler;
import org.safefront.work.WorkQueue;
import org.safefront.work.files.ArtifactStore;

/** Carries leased runs out, and publishes each checkpoint in the same transaction that remembers it. */
public final class RunWork implements WorkHandler {
    /** Kind of work in this service's queue. */
    public static final String KIND = "run";

    private final RunTables tables = new RunTables();
    private final Transactions transactions;
    private final WorkQueue queue;
    private final Outbox outbox;
    private final BiConsumer<Event, Envelope> progress;
    private final FineTuner tuner;
    private final ArtifactStore artifacts;

    /** @param progress sends reports, which may be lost, with what caused them */
    public RunWork(
            Transactions transactions,
            WorkQueue queue,
            Outbox outbox,
            BiConsumer<Event, Envelope> progress,
            FineTuner tuner,
            ArtifactStore artifacts) {
        this.transactions = transactions;
        this.queue = queue;
        this.outbox = outbox;
        this.progress = progress;
        this.tuner = tuner;
        this.artifacts = artifacts;
    }

    @Override
    public void handle(Lease lease, Alive alive) {
        RunRequested run = transactions.call(connection -> tables.run(connection, lease.id()));
        var watch = new Watch(lease, alive, run);
        try {
            if (tuner.carryOut(run, watch.startingPoint(), watch)) {
                complete(lease);
            }
        } catch (RunCannotSucceedException e) {
            throw new PermanentFailureException(e.reason(), e.getMessage(), e);
        }
    }

    @Override
    public void exhausted(Connection connection, Lease lease, WorkFailure failure) {
        Optional<String> last = tables.lastCheckpoint(connection, lease.id())
                .map(published -> published.checkpoint().checkpointId());
        outbox.add(connection, new RunFailed(lease.id(), failure.reason(), failure.message(), last), lease.cause());
    }

    private void complete(Lease lease) {
        transactions.run(connection -> {
            queue.complete(connection, lease);
            List<String> checkpoints = tables.checkpoints(connection, lease.id()).stream()
                    .map(published -> published.checkpoint().checkpointId())
                    .toList();
            outbox.add(connection, new RunCompleted(lease.id(), checkpoints), lease.cause());
        });
    }

    /** What one attempt at a run does with what the tuner tells. */
    private final class Watch implements RunWatch {
        private final Lease lease;
        private final Alive alive;
        private final RunRequested run;
        private final StartingPoint start;
        private Optional<String> lastState;

        Watch(Lease lease, Alive alive, RunRequested run) {
            this.lease = lease;
            this.alive = alive;
            this.run = run;
            this.start = transactions
                    .call(connection -> tables.lastCheckpoint(connection, lease.id()))
                    .map(Publication::startingPoint)
                    .orElse(StartingPoint.BASE);
            this.lastState = start.state().map(Artifact::uri);
        }

        StartingPoint startingPoint() {
            return start;
        }

        @Override
        public void started(long trainableParameters, int totalSteps, String device) {
            var event = new RunStarted(
                    run.runId(),
                    attempt(),
                    trainableParameters,
                    totalSteps,
                    start.checkpointId(),
                    device,
                    CodeVersion.current());
            transactions.run(connection -> {
                queue.guard(connection, lease);
                outbox.add(connection, event, lease.cause());
            });
        }

        @Override
        public void progressed(RunProgressed report, double gpuSeconds) {
            alive.check();
            if (gpuSeconds > 0) {
                transactions.run(connection -> tables.setGpuSeconds(connection, run.runId(), attempt(), gpuSeconds));
            }
            progress.accept(withAttempt(report), lease.cause());
        }

        private int attempt() {
            return Math.toIntExact(lease.epoch());
        }

        private RunProgressed withAttempt(RunProgressed report) {
            return new RunProgressed(
                    report.runId(),
                    attempt(),
                    report.epoch(),
                    report.step(),
                    report.totalSteps(),
                    report.loss(),
                    report.learningRate(),
                    report.tokensPerSecond(),
                    report.fractionOfBound(),
                    report.etaSeconds());
        }

        @Override
        public void finished(EpochResult epoch) {
            transactions.run(connection -> {
                tables.lock(connection, run.runId());
                queue.progressed(connection, lease);
                tables.setGpuSeconds(connection, run.runId(), attempt(), epoch.gpuSeconds());
                CheckpointPublished published =
                        Publication.of(epoch, run, tables.gpuSeconds(connection, run.runId()), CodeVersion.current());
                tables.addCheckpoint(connection, published);
                for (RunTables.Wish wish : tables.wishes(connection, run.runId())) {
                    outbox.add(connection, Publication.forStudy(published, wish.request()), wish.cause());
                }
            });
            // The state before is needed no more: nobody goes on from an epoch that has a successor.
            lastState.ifPresent(artifacts::deleteFolder);
            lastState = epoch.trainingState().map(Artifact::uri);
        }

        @Override
        public boolean stopRequested() {
            return alive.stopRequested() || !alive.isAlive();
        }
    }
}
