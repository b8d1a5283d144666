package org.safefront.eval.config;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import org.safefront.benchmark.code.LazySandbox;
import org.safefront.benchmark.code.SandboxLimits;
import org.safefront.eval.domain.Evaluations;
import org.safefront.eval.domain.Shards;
import org.safefront.eval.domain.TextGenerator;
import org.safefront.eval.model.Capacity;
import org.safefront.eval.model.OnnxTextGenerator;
import org.safefront.eval.model.ServerTextGenerator;
import org.safefront.eval.model.server.LoraLoading;
import org.safefront.eval.model.server.ServerSettings;
import org.safefront.eval.store.ConclusionWork;
import org.safefront.eval.store.Database;
import org.safefront.eval.store.DurableEvaluations;
import org.safefront.eval.store.EvaluationWork;
import org.safefront.eval.store.ShardWork;
import org.safefront.eval.store.TaskSources;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.Transactions;
import org.safefront.work.WorkQueue;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.files.RowFiles;
import org.safefront.work.files.Seal;
import org.safefront.work.messaging.LossyEvents;
import org.safefront.work.messaging.WorkPlan;

/** Builds the eval service. */
@ApplicationScoped
class EvalWiring {
    private final EvalSettings settings;

    EvalWiring(EvalSettings settings) {
        this.settings = settings;
    }

    @Produces
    @ApplicationScoped
    Evaluations evaluations(Transactions transactions, Inbox inbox, Outbox outbox, WorkQueue queue) {
        return new DurableEvaluations(transactions, inbox, outbox, queue, new Shards(settings.shardSize()));
    }

    @Produces
    @Singleton
    TextGenerator generator(ArtifactStore artifacts) {
        return settings.server()
                .url()
                .<TextGenerator>map(url -> new ServerTextGenerator(artifacts, server(url, settings.server())))
                .orElseGet(() -> new OnnxTextGenerator(artifacts, capacity()));
    }

    private Capacity capacity() {
        // Java lets direct buffers grow as large as the heap, unless it is told otherwise.
        long cache = settings.cache()
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / 2);
        return Capacity.of(settings.slots(), settings.threads(), cache, settings.precision(), settings.mergeBelow());
    }

    private static ServerSettings server(URI url, EvalServerSettings server) {
        return new ServerSettings(
                url,
                server.model().orElseThrow(() -> missing("model", "the name under which it serves the base")),
                server.label()
                        .orElseThrow(() ->
                                missing("label", "what it runs, and in which precision; it is part of every result")),
                server.apiKey(),
                server.concurrency(),
                LoraLoading.of(server.lora()),
                server.tolerance(),
                server.patience(),
                server.gpus());
    }

    private static IllegalArgumentException missing(String name, String meaning) {
        return new IllegalArgumentException(
                "safefront.eval.server.url is given, but not safefront.eval.server." + name + ": " + meaning);
    }

    void close(@Disposes TextGenerator generator) {
        generator.close();
    }

    @Produces
    @Singleton
    Database database(Transactions transactions, WorkQueue queue, Outbox outbox, Seal seal) {
        return new Database(transactions, queue, outbox, seal);
    }

    @Produces
    @Singleton
    LazySandbox sandbox() {
        return new LazySandbox(SandboxLimits.DEFAULT
                .withWall(settings.sandbox().wall())
                .withMemory(settings.sandbox().memory().asLongValue()));
    }

    void close(@Disposes LazySandbox sandbox) {
        sandbox.close();
    }

    @Produces
    @Singleton
    TaskSources sources(ArtifactStore artifacts, LazySandbox sandbox) {
        return new TaskSources(artifacts, sandbox);
    }

    @Produces
    @Singleton
    ShardWork shards(
            Database database, TaskSources sources, TextGenerator generator, Clock clock, LossyEvents reports) {
        return new ShardWork(database, sources, generator, clock, reports::send);
    }

    void close(@Disposes ShardWork shards) {
        shards.close();
    }

    @Produces
    @Singleton
    ConclusionWork conclusions(
            Database database, ArtifactStore artifacts, TaskSources sources, TextGenerator generator) {
        return new ConclusionWork(database, new RowFiles(artifacts), sources, generator);
    }

    @Produces
    @Singleton
    WorkPlan plan(Database database, ShardWork shards, ConclusionWork conclusions) {
        var work = new EvaluationWork(database, shards, conclusions);
        return new WorkPlan(work, EvaluationWork.KINDS, settings.hands());
    }
}
