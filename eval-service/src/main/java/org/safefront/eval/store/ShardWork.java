package org.safefront.eval.store;

import java.sql.Connection;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.safefront.benchmark.Benchmark;
import org.safefront.benchmark.Benchmarks;
import org.safefront.benchmark.ItemRows;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.Probe;
import org.safefront.eval.domain.SampleKey;
import org.safefront.eval.domain.TaskItems;
import org.safefront.eval.domain.TextGenerator;
import org.safefront.work.Alive;
import org.safefront.work.Lease;
import org.safefront.work.Outbox;
import org.safefront.work.RecordJson;
import org.safefront.work.Transactions;
import org.safefront.work.WorkItem;
import org.safefront.work.WorkQueue;
import org.safefront.work.files.RowFiles;

/**
 * Takes the samples of a shard. Each is kept as it comes, so a worker that takes the shard over generates only what is
 * missing.
 */
public final class ShardWork {
    static final String KIND = "shard";

    private final RecordJson json = new RecordJson();
    private final EvaluationTables tables = new EvaluationTables();
    private final Transactions transactions;
    private final WorkQueue queue;
    private final Outbox outbox;
    private final RowFiles rows;
    private final TextGenerator generator;
    private final InstantSource clock;

    /** @param clock for durations */
    public ShardWork(
            Transactions transactions,
            WorkQueue queue,
            Outbox outbox,
            RowFiles rows,
            TextGenerator generator,
            InstantSource clock) {
        this.transactions = transactions;
        this.queue = queue;
        this.outbox = outbox;
        this.rows = rows;
        this.generator = generator;
        this.clock = clock;
    }

    /** Nobody is to do what is left of an evaluation. Returns whether anything was left. */
    static boolean cancelAll(Connection connection, WorkQueue queue, Evaluation evaluation) {
        boolean left = false;
        for (int shard = 0; shard < evaluation.shardCount(); shard++) {
            left |= queue.cancel(connection, EvaluationWork.shardId(evaluation.id(), shard));
        }
        return left;
    }

    Set<String> loaded() {
        return generator.loaded();
    }

    void handle(Lease lease, Alive alive, Evaluation evaluation, int shard) {
        long started = clock.millis();
        EvaluationTask task = evaluation.task();
        List<SampleKey> keys = evaluation.shards().samples(task, shard);
        Set<SampleKey> there = transactions.call(
                connection -> tables.samples(connection, evaluation.id(), keys.get(0), keys.get(keys.size() - 1)));
        List<SampleKey> missing =
                keys.stream().filter(key -> !there.contains(key)).toList();
        if (!missing.isEmpty()) {
            generate(lease, alive, evaluation, missing);
        }
        if (!alive.stopRequested()) {
            alive.check();
            complete(lease, evaluation, shard, (clock.millis() - started) / 1000.0);
        }
    }

    private void generate(Lease lease, Alive alive, Evaluation evaluation, List<SampleKey> missing) {
        EvaluationTask task = evaluation.task();
        TaskItems items = items(task);
        List<TextGenerator.Prompt> prompts =
                missing.stream().map(key -> prompt(task, items, key)).toList();
        generator.generate(
                evaluation.checkpoint(),
                prompts,
                task.sampling(),
                (generated, place) -> keep(lease, evaluation, items, missing.get(place), generated),
                () -> alive.stopRequested() || !alive.isAlive());
    }

    private static TextGenerator.Prompt prompt(EvaluationTask task, TaskItems items, SampleKey key) {
        String item = items.id(key.index());
        return new TextGenerator.Prompt(item + "/" + key.repeat(), items.prompt(key.index()), key.seed(task, item));
    }

    private void keep(Lease lease, Evaluation evaluation, TaskItems items, SampleKey key, Generated generated) {
        Record row = items.row(key, generated);
        transactions.run(connection -> {
            queue.guard(connection, lease);
            tables.addSample(connection, evaluation.id(), key, generated.tokens(), row);
        });
    }

    private void complete(Lease lease, Evaluation evaluation, int shard, double seconds) {
        List<SampleKey> keys = evaluation.shards().samples(evaluation.task(), shard);
        transactions.run(connection -> {
            tables.lock(connection, evaluation.id());
            queue.complete(connection, lease);
            tables.addShard(connection, evaluation.id(), shard, seconds, generator.engine());
            outbox.add(
                    connection,
                    new ShardCompleted(
                            evaluation.id(),
                            evaluation.checkpoint().checkpointId(),
                            shard,
                            evaluation.shardCount(),
                            keys.size(),
                            tables.tokens(connection, evaluation.id(), keys.get(0), keys.get(keys.size() - 1)),
                            seconds,
                            lease.epoch(),
                            generator.engine()),
                    lease.cause());
            if (tables.shardsDone(connection, evaluation.id()) == evaluation.shardCount()) {
                String payload = json.text(new EvaluationWork.Payload(evaluation.id(), 0));
                // Before further shards of others: somebody waits for the score.
                queue.add(
                        connection,
                        new WorkItem(evaluation.id() + "/conclusion", ConclusionWork.KIND, payload, lease.cause())
                                .withPriority(1));
            }
        });
    }

    private TaskItems items(EvaluationTask task) {
        return task.axis() == Axis.REASONING
                ? questions(task)
                : new TaskItems.Probes(rows.read(task.items(), Probe.class));
    }

    private TaskItems questions(EvaluationTask task) {
        Benchmark benchmark = Benchmarks.get(task.name());
        return new TaskItems.Questions(benchmark, benchmark.rows().items(new ItemRows.Reader() {
            @Override
            public <T extends Record> List<T> read(Class<T> type) {
                return rows.read(task.items(), type);
            }
        }));
    }
}
