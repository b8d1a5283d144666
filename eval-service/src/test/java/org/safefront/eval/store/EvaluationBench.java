package org.safefront.eval.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.safefront.benchmark.code.CodeRunner;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.contracts.evaluation.EvaluationRequested;
import org.safefront.eval.PocketCheckpoints;
import org.safefront.eval.Programs;
import org.safefront.eval.domain.Shards;
import org.safefront.eval.domain.TextGenerator;
import org.safefront.work.Backoff;
import org.safefront.work.EventCodec;
import org.safefront.work.Eventually;
import org.safefront.work.FreshSchema;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.WorkQueue;
import org.safefront.work.Worker;
import org.safefront.work.WorkerSettings;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFiles;

/** An eval service without Quarkus and Kafka: requests, workers, and what is in its database. */
final class EvaluationBench implements AutoCloseable {
    private final WorkQueue queue = new WorkQueue();
    private final Outbox outbox = new Outbox(new EventCodec(), "/safefront/eval", Clock.systemUTC());
    private final List<Worker> workers = new ArrayList<>();
    private final List<ShardWork> works = new ArrayList<>();
    private final List<EvaluationProgressed> reports = new CopyOnWriteArrayList<>();
    private final FreshSchema database;
    private final FolderArtifactStore artifacts;

    EvaluationBench(FreshSchema database, FolderArtifactStore artifacts) {
        this.database = database;
        this.artifacts = artifacts;
    }

    /** Asks for a task on the base. */
    void request(EvaluationTask task, int shardSize) {
        request(PocketCheckpoints.base(), task, shardSize);
    }

    void request(CheckpointRef checkpoint, EvaluationTask task, int shardSize) {
        var request = new EvaluationRequested(task.evaluationId(checkpoint.checkpointId()), checkpoint, task);
        evaluations(shardSize)
                .request(
                        Envelope.first(request, "/safefront/test", Instant.now(), PocketCheckpoints.STUDY),
                        checkpoint,
                        List.of(task));
    }

    DurableEvaluations evaluations(int shardSize) {
        return new DurableEvaluations(database.transactions(), new Inbox(), outbox, queue, new Shards(shardSize));
    }

    Worker start(TextGenerator generator) {
        return start(generator, Programs.NONE);
    }

    Worker start(TextGenerator generator, CodeRunner programs) {
        var tables = new Database(database.transactions(), queue, outbox);
        var rows = new RowFiles(artifacts);
        var sources = new TaskSources(artifacts, programs);
        var shards = new ShardWork(
                tables,
                sources,
                generator,
                Clock.systemUTC(),
                (report, cause) -> reports.add((EvaluationProgressed) report));
        works.add(shards);
        var conclusions = new ConclusionWork(tables, rows, sources, generator);
        var settings = new WorkerSettings(
                "worker-" + workers.size(),
                EvaluationWork.KINDS,
                Duration.ofSeconds(10),
                Duration.ofMillis(100),
                Duration.ofMillis(20),
                Duration.ofSeconds(60),
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(10)));
        var worker =
                new Worker(database.transactions(), queue, new EvaluationWork(tables, shards, conclusions), settings);
        workers.add(worker);
        worker.start();
        return worker;
    }

    void untilConcluded(int evaluations) {
        Eventually.until(evaluations + " are concluded", () -> concluded() == evaluations);
    }

    int concluded() {
        return count("work where kind = 'conclusion' and state = 'DONE'");
    }

    int count(String from) {
        return Integer.parseInt(database.row("select count(*) from " + from));
    }

    /** A field of the newest event. */
    String event(String path) {
        return database.row("select value::jsonb #>> '{" + path + "}' from outbox order by id desc limit 1");
    }

    List<EvaluationProgressed> reports() {
        return reports;
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
        works.forEach(ShardWork::close);
    }
}
