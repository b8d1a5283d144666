package org.safefront.judge.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.safefront.judge.domain.Judgements;
import org.safefront.judge.store.DurableJudgements;
import org.safefront.judge.store.JudgementWork;
import org.safefront.judges.Judges;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.Transactions;
import org.safefront.work.WorkQueue;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.files.RowFiles;
import org.safefront.work.messaging.WorkPlan;

/** Builds the judge. */
@ApplicationScoped
class JudgeWiring {
    @Produces
    @ApplicationScoped
    Judgements judgements(Transactions transactions, Inbox inbox, WorkQueue queue) {
        return new DurableJudgements(transactions, inbox, queue);
    }

    @Produces
    @Singleton
    Judges judges(JudgeSettings settings) {
        return new Judges(settings.folders().orElse(List.of()), settings.threads());
    }

    void close(@Disposes Judges judges) {
        judges.close();
    }

    @Produces
    @Singleton
    WorkPlan plan(Transactions transactions, WorkQueue queue, Outbox outbox, ArtifactStore artifacts, Judges judges) {
        var work = new JudgementWork(transactions, queue, outbox, new RowFiles(artifacts), judges);
        return new WorkPlan(work, Set.of(JudgementWork.KIND));
    }
}
