package org.safefront.eval.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.eval.domain.BenchmarkItem;
import org.safefront.eval.domain.Benchmarks;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.Probe;
import org.safefront.eval.domain.SampleKey;
import org.safefront.eval.domain.Shards;
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
    private final Plan plan;

    /**
     * How shards are cut and timed.
     *
     * @param shards the cut
     * @param clock for durations
     */
    public record Plan(Shards shards, InstantSource clock) {}

    public ShardWork(
            Transactions transactions,
            WorkQueue queue,
            Outbox outbox,
            RowFiles rows,
            TextGenerator generator,
            Plan plan) {
        this.transactions = transactions;
        this.queue = queue;
        this.outbox = outbox;
        this.rows = rows;
        this.generator = generator;
        this.plan = plan;
    }

    Set<String> loaded() {
        return generator.loaded();
    }

    void handle(Lease lease, Alive alive, Evaluation evaluation, int shard) {
        long started = plan.clock().millis();
        EvaluationTask task = evaluation.task();
        List<SampleKey> keys = plan.shards().samples(task, shard);
        Set<SampleKey> there = transactions.call(connection -> tables.samples(connection, evaluation.id()));
        List<SampleKey> missing =
                keys.stream().filter(key -> !there.contains(key)).toList();
        if (!missing.isEmpty()) {
            generate(lease, alive, evaluation, missing);
        }
        if (!alive.stopRequested()) {
            alive.check();
            complete(lease, evaluation, shard, (plan.clock().millis() - started) / 1000.0);
        }
    }

    private void generate(Lease lease, Alive alive, Evaluation evaluation, List<SampleKey> missing) {
        EvaluationTask task = evaluation.task();
        TaskItems items = items(task);
        List<TextGenerator.Prompt> prompts = missing.stream()
                .map(key -> new TextGenerator.Prompt(items.prompt(key.index()), key.seed(task, items.id(key.index()))))
                .toList();
        generator.generate(
                evaluation.checkpoint(),
                prompts,
                task.sampling(),
                (generated, place) -> keep(lease, evaluation, items, missing.get(place), generated),
                () -> alive.stopRequested() || !alive.isAlive());
    }

    private void keep(Lease lease, Evaluation evaluation, TaskItems items, SampleKey key, Generated generated) {
        Record row = items.row(key, generated);
        transactions.run(connection -> {
            queue.guard(connection, lease);
            tables.addSample(connection, evaluation.id(), key, generated.tokens(), row);
        });
    }

    private void complete(Lease lease, Evaluation evaluation, int shard, double seconds) {
        List<SampleKey> keys = plan.shards().samples(evaluation.task(), shard);
        transactions.run(connection -> {
            tables.lock(connection, evaluation.id());
            queue.complete(connection, lease);
            tables.addShard(connection, evaluation.id(), shard, seconds);
            outbox.add(
                    connection,
                    new ShardCompleted(
                            evaluation.id(),
                            evaluation.checkpoint().checkpointId(),
                            shard,
                            evaluation.shards(),
                            keys.size(),
                            tables.tokens(connection, evaluation.id(), keys),
                            seconds,
                            lease.epoch()),
                    lease.cause());
            if (tables.shardsDone(connection, evaluation.id()) == evaluation.shards()) {
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
                ? new TaskItems.Questions(Benchmarks.get(task.name()), rows.read(task.items(), BenchmarkItem.class))
                : new TaskItems.Probes(rows.read(task.items(), Probe.class));
    }
}
