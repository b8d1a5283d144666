package org.safefront.work.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.safefront.work.Backoff;
import org.safefront.work.Transactions;
import org.safefront.work.WorkQueue;
import org.safefront.work.Worker;
import org.safefront.work.WorkerSettings;

/** Keeps workers at work while the service runs, if the service has work to do. */
@ApplicationScoped
class WorkerRunner {
    private static final Backoff BETWEEN_TRIES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final Instance<WorkPlan> plans;
    private final Transactions transactions;
    private final WorkQueue queue;
    private final DurableSettings settings;
    private final List<Worker> workers = new ArrayList<>();

    WorkerRunner(Instance<WorkPlan> plans, Transactions transactions, WorkQueue queue, DurableSettings settings) {
        this.plans = plans;
        this.transactions = transactions;
        this.queue = queue;
        this.settings = settings;
    }

    /** Whether all workers still run, if there are any. */
    boolean isHealthy() {
        return workers.stream().allMatch(Worker::isRunning);
    }

    void start(@Observes StartupEvent event) {
        for (WorkPlan plan : plans) {
            for (int hand = 0; hand < plan.hands(); hand++) {
                var worker = new Worker(transactions, queue, plan.handler(), workerSettings(plan));
                worker.start();
                workers.add(worker);
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        workers.forEach(Worker::close);
    }

    private WorkerSettings workerSettings(WorkPlan plan) {
        DurableSettings.Work work = settings.work();
        String owner = WorkerName.of(
                settings.service(), System.getenv(), ProcessHandle.current().pid());
        return new WorkerSettings(
                owner, plan.kinds(), work.lease(), work.heartbeat(), work.poll(), work.patience(), BETWEEN_TRIES);
    }
}
