package org.safefront.eval.config;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.safefront.eval.domain.Evaluations;
import org.safefront.eval.domain.Shards;
import org.safefront.eval.model.Capacity;
import org.safefront.eval.model.OnnxTextGenerator;
import org.safefront.eval.store.ConclusionWork;
import org.safefront.eval.store.DurableEvaluations;
import org.safefront.eval.store.EvaluationWork;
import org.safefront.eval.store.ShardWork;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.Transactions;
import org.safefront.work.WorkQueue;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.files.RowFiles;
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
    OnnxTextGenerator generator(ArtifactStore artifacts) {
        // Java lets direct buffers grow as large as the heap, unless it is told otherwise.
        long cache = settings.cache()
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / 2);
        return new OnnxTextGenerator(
                artifacts, new Capacity(settings.slots(), settings.threads(), cache, settings.mergeBelow()));
    }

    void close(@Disposes OnnxTextGenerator generator) {
        generator.close();
    }

    @Produces
    @Singleton
    ShardWork shards(
            Transactions transactions,
            WorkQueue queue,
            Outbox outbox,
            ArtifactStore artifacts,
            OnnxTextGenerator generator,
            Clock clock) {
        return new ShardWork(transactions, queue, outbox, new RowFiles(artifacts), generator, clock);
    }

    @Produces
    @Singleton
    ConclusionWork conclusions(Transactions transactions, WorkQueue queue, Outbox outbox, ArtifactStore artifacts) {
        return new ConclusionWork(transactions, queue, outbox, new RowFiles(artifacts));
    }

    @Produces
    @Singleton
    WorkPlan plan(
            Transactions transactions, WorkQueue queue, Outbox outbox, ShardWork shards, ConclusionWork conclusions) {
        return new WorkPlan(new EvaluationWork(transactions, queue, outbox, shards, conclusions), EvaluationWork.KINDS);
    }
}
