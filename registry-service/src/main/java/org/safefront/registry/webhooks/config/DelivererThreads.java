package org.safefront.registry.webhooks.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.safefront.registry.webhooks.domain.Deliverer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps deliverers at work while the registry runs. */
@ApplicationScoped
class DelivererThreads {
    private static final Logger LOG = LoggerFactory.getLogger(DelivererThreads.class);
    private static final long PATIENCE_SECONDS = 5;

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final WebhookWiring.Deliverers deliverers;
    private final WebhookSettings settings;
    private final ScheduledExecutorService threads;

    DelivererThreads(WebhookWiring.Deliverers deliverers, WebhookSettings settings) {
        this.deliverers = deliverers;
        this.settings = settings;
        this.threads = Executors.newScheduledThreadPool(settings.hands(), run -> {
            var thread = new Thread(run, "webhooks");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start(@Observes StartupEvent event) {
        for (int hand = 0; hand < settings.hands(); hand++) {
            Deliverer deliverer = deliverers.next();
            var unused = threads.scheduleWithFixedDelay(
                    () -> deliver(deliverer), 0, settings.poll().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.set(true);
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    /** Whatever goes wrong with one webhook, or with the database, the thread goes on with what comes next. */
    private void deliver(Deliverer deliverer) {
        try {
            while (!stopping.get() && deliverer.once()) {
                failing.set(false);
            }
        } catch (RuntimeException e) {
            if (!failing.getAndSet(true)) {
                LOG.atError().setCause(e).log("webhooks cannot be delivered");
            }
        }
    }
}
