package org.safefront.eval.store;

import java.sql.Connection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.eval.domain.Conditions;
import org.safefront.eval.domain.Generated;
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

/**
 * Takes the samples of a shard. Each is kept as it comes, so a worker that takes the shard over generates only what is
 * missing.
 */
public final class ShardWork implements AutoCloseable {
    static final String KIND = "shard";

    private final RecordJson json = new RecordJson();
    private final EvaluationTables tables;
    private final Transactions transactions;
    private final WorkQueue queue;
    private final Outbox outbox;
    private final TaskSources sources;
    private final TextGenerator generator;
    private final InstantSource clock;
    private final BiConsumer<Event, Envelope> reports;
    private final SharedTime time;
    /** Each runs one program at a time, which takes a processor, or waits until its time is over. */
    private final ExecutorService programs =
            Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));

    /**
     * Over a database, a generator and files.
     *
     * @param sources of questions and probes
     * @param clock for durations
     * @param reports sends how far a shard is, which may be lost, with what caused it
     */
    public ShardWork(
            Database database,
            TaskSources sources,
            TextGenerator generator,
            InstantSource clock,
            BiConsumer<Event, Envelope> reports) {
        this.tables = new EvaluationTables(database.seal());
        this.transactions = database.transactions();
        this.queue = database.queue();
        this.outbox = database.outbox();
        this.sources = sources;
        this.generator = generator;
        this.clock = clock;
        this.reports = reports;
        this.time = new SharedTime(clock);
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

    @Override
    public void close() {
        programs.shutdownNow();
    }

    void handle(Lease lease, Alive alive, Evaluation evaluation, int shard) {
        long started = clock.millis();
        double entered = time.enter();
        Optional<ShardProgress> taken;
        double share;
        try {
            taken = take(lease, alive, evaluation, shard);
        } finally {
            share = time.leave(entered);
        }
        ShardDone done = cost(shard, (clock.millis() - started) / 1000.0, share);
        taken.ifPresent(samples -> complete(lease, evaluation, done, samples));
    }

    private ShardDone cost(int shard, double seconds, double share) {
        OptionalInt gpus = generator.gpus();
        OptionalDouble gpuSeconds =
                gpus.isPresent() ? OptionalDouble.of(gpus.getAsInt() * share) : OptionalDouble.empty();
        return new ShardDone(shard, seconds, generator.engine(), gpuSeconds);
    }

    /** Returns what the samples come to, once all are there. */
    private Optional<ShardProgress> take(Lease lease, Alive alive, Evaluation evaluation, int shard) {
        TaskItems items = sources.items(evaluation.task());
        List<Planned> planned = plan(evaluation, shard, items);
        var progress = new ShardProgress(
                evaluation, shard, lease, planned.size(), clock, report -> reports.accept(report, lease.cause()));
        BooleanSupplier stop = () -> alive.stopRequested() || !alive.isAlive();
        var taking = new Taking(
                lease,
                evaluation,
                items,
                items.title(evaluation.task()) + ", " + items.scorer(evaluation.task()),
                progress,
                new Aside<>(programs, Runnable::run));
        try {
            List<Planned> missing = reuse(taking, planned);
            progress.report();
            if (!missing.isEmpty()) {
                generate(taking, stop, missing);
            }
            taking.programs().finish(stop);
        } catch (RuntimeException e) {
            taking.programs().finish(() -> true);
            throw e;
        }
        if (alive.stopRequested()) {
            return Optional.empty();
        }
        alive.check();
        return Optional.of(progress);
    }

    /** What belongs together while the samples of a shard are taken. */
    private record Taking(
            Lease lease,
            Evaluation evaluation,
            TaskItems items,
            String scorer,
            ShardProgress progress,
            Aside<Runnable> programs) {}

    private List<Planned> plan(Evaluation evaluation, int shard, TaskItems items) {
        EvaluationTask task = evaluation.task();
        Conditions conditions = Conditions.of(evaluation.checkpoint(), generator);
        return evaluation.shards().samples(task, shard).stream()
                .map(key -> planned(task, items, conditions, key))
                .toList();
    }

    private static Planned planned(EvaluationTask task, TaskItems items, Conditions conditions, SampleKey key) {
        String item = items.id(key.index());
        String words = items.prompt(key.index());
        long seed = key.seed(task, item);
        return new Planned(
                key,
                new TextGenerator.Prompt(item + "/" + key.repeat(), words, seed),
                conditions.textId(task, words, seed));
    }

    /** Takes what is there already, for this evaluation or for another. Returns what has to be generated. */
    private List<Planned> reuse(Taking taking, List<Planned> planned) {
        String id = taking.evaluation().id();
        Map<SampleKey, ? extends Record> kept = transactions.call(connection -> {
            tables.begin(connection, id);
            return tables.kept(
                    connection, id, planned, taking.scorer(), taking.items().rowType());
        });
        kept.values().forEach(row -> taking.progress()
                .addKept(row, taking.items().generated(row).tokens()));
        List<Planned> wanted = planned.stream()
                .filter(sample -> !kept.containsKey(sample.key()))
                .toList();
        Map<String, ? extends Record> texts = transactions.call(connection -> tables.texts(
                connection,
                wanted.stream().map(Planned::textId).toList(),
                taking.items().rowType()));
        var missing = new ArrayList<Planned>();
        for (Planned sample : wanted) {
            Optional<? extends Record> there = Optional.ofNullable(texts.get(sample.textId()));
            there.ifPresentOrElse(
                    row -> keep(taking, sample, taking.items().generated(row)), () -> missing.add(sample));
        }
        return missing;
    }

    private void generate(Taking taking, BooleanSupplier stop, List<Planned> missing) {
        generator.generate(
                taking.evaluation().checkpoint(),
                missing.stream().map(Planned::prompt).toList(),
                taking.evaluation().task().sampling(),
                (generated, place) -> keep(taking, missing.get(place), generated),
                stop);
    }

    /** A program may run for seconds, and holds up no text that comes after it. */
    private void keep(Taking taking, Planned sample, Generated generated) {
        if (taking.items().runsPrograms()) {
            taking.programs().add(() -> {
                Record row = taking.items().row(sample.key(), generated);
                return () -> keep(taking, sample, generated, row);
            });
        } else {
            keep(taking, sample, generated, taking.items().row(sample.key(), generated));
        }
    }

    private void keep(Taking taking, Planned sample, Generated generated, Record row) {
        transactions.run(connection -> {
            queue.guard(connection, taking.lease());
            tables.putSample(connection, taking.evaluation().id(), sample, taking.scorer(), generated.tokens(), row);
        });
        taking.progress().add(row, generated.tokens());
    }

    private void complete(Lease lease, Evaluation evaluation, ShardDone done, ShardProgress samples) {
        transactions.run(connection -> {
            tables.lock(connection, evaluation.id());
            queue.complete(connection, lease);
            tables.addShard(connection, evaluation.id(), done);
            outbox.add(
                    connection,
                    new ShardCompleted(
                            evaluation.id(),
                            evaluation.checkpoint().checkpointId(),
                            done.shard(),
                            evaluation.shardCount(),
                            samples.finished(),
                            samples.tokens(),
                            done.seconds(),
                            lease.epoch(),
                            done.engine(),
                            samples.outcomes()),
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
}
