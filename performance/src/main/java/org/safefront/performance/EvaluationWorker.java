package org.safefront.performance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.safefront.benchmark.code.LazySandbox;
import org.safefront.benchmark.code.SandboxLimits;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Sampling;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator;
import org.safefront.eval.model.Capacity;
import org.safefront.eval.model.OnnxTextGenerator;
import org.safefront.eval.store.ConclusionWork;
import org.safefront.eval.store.Database;
import org.safefront.eval.store.EvaluationWork;
import org.safefront.eval.store.ShardWork;
import org.safefront.eval.store.TaskSources;
import org.safefront.work.Outbox;
import org.safefront.work.Transactions;
import org.safefront.work.WorkQueue;
import org.safefront.work.Worker;
import org.safefront.work.WorkerSettings;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFiles;

/** The worker of the eval service, with the service's settings and without Kafka, in a process of its own. */
final class EvaluationWorker {
    private static final Capacity CAPACITY = new Capacity(32, 1, 256L << 20, 50_000_000);

    private EvaluationWorker() {}

    /**
     * Prints how many shards are done, first when it looks for work and then for each line that it reads. Ends with its
     * input. Told the address of the database, a folder for artifacts and a name.
     */
    public static void main(String[] arguments) throws IOException {
        var artifacts = new FolderArtifactStore(Path.of(arguments[1]));
        try (var database = new EvaluationDatabase(arguments[0]);
                var model = new OnnxTextGenerator(artifacts, CAPACITY)) {
            var shards = new CountedShards(model);
            WorkerSettings settings = WorkerSettings.of(arguments[2], EvaluationWork.KINDS);
            try (Worker worker = worker(database.transactions(), artifacts, shards, settings)) {
                worker.start();
                var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                do {
                    Figures.say("%d", shards.done.get());
                } while (questions.readLine() != null);
            }
        }
    }

    private static Worker worker(
            Transactions transactions, ArtifactStore artifacts, TextGenerator generator, WorkerSettings settings) {
        var queue = new WorkQueue();
        Outbox outbox = EvaluationDatabase.outbox();
        var database = new Database(transactions, queue, outbox);
        var sources = new TaskSources(artifacts, new LazySandbox(SandboxLimits.DEFAULT));
        var shards = new ShardWork(database, sources, generator, Clock.systemUTC(), (report, cause) -> {});
        var conclusions = new ConclusionWork(database, new RowFiles(artifacts), sources, generator);
        var work = new EvaluationWork(database, shards, conclusions);
        return new Worker(transactions, queue, work, settings);
    }

    /** Counts how often texts were asked for, which is once for each shard. */
    private static final class CountedShards implements TextGenerator {
        private final AtomicInteger done = new AtomicInteger();
        private final TextGenerator generator;

        CountedShards(TextGenerator generator) {
            this.generator = generator;
        }

        @Override
        public void generate(
                CheckpointRef checkpoint,
                List<Prompt> prompts,
                Sampling sampling,
                ObjIntConsumer<Generated> finished,
                BooleanSupplier stop) {
            generator.generate(checkpoint, prompts, sampling, finished, stop);
            done.incrementAndGet();
        }

        @Override
        public String template(CheckpointRef checkpoint) {
            return generator.template(checkpoint);
        }

        @Override
        public String engine() {
            return generator.engine();
        }

        @Override
        public OptionalInt gpus() {
            return generator.gpus();
        }

        @Override
        public Set<String> loaded() {
            return generator.loaded();
        }

        @Override
        public void close() {
            generator.close();
        }
    }
}
