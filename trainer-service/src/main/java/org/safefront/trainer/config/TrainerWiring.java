package org.safefront.trainer.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import org.safefront.trainer.domain.FineTuner;
import org.safefront.trainer.domain.Runs;
import org.safefront.trainer.model.TorchFineTuner;
import org.safefront.trainer.store.DurableRuns;
import org.safefront.trainer.store.RunWork;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.Transactions;
import org.safefront.work.WorkQueue;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.messaging.LossyEvents;
import org.safefront.work.messaging.WorkPlan;

/** Builds the trainer. */
@ApplicationScoped
class TrainerWiring {
    @Produces
    @ApplicationScoped
    Runs runs(Transactions transactions, Inbox inbox, Outbox outbox, WorkQueue queue) {
        return new DurableRuns(transactions, inbox, outbox, queue);
    }

    @Produces
    @ApplicationScoped
    FineTuner tuner(ArtifactStore artifacts, TrainerSettings settings, Clock clock) {
        return TorchFineTuner.on(
                settings.device(),
                settings.precision(),
                settings.activationCheckpointing(),
                settings.geometry(),
                artifacts,
                clock);
    }

    @Produces
    @Singleton
    RunWork work(
            Transactions transactions,
            WorkQueue queue,
            Outbox outbox,
            LossyEvents progress,
            FineTuner tuner,
            ArtifactStore artifacts) {
        return new RunWork(transactions, queue, outbox, progress::send, tuner, artifacts);
    }

    @Produces
    @Singleton
    WorkPlan plan(RunWork work) {
        return new WorkPlan(work, Set.of(RunWork.KIND));
    }
}
