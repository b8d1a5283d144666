package org.safefront.work.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.safefront.work.OutboxRelay;

/** A service whose relay or worker has died is to be restarted. Whether broker and database answer is no matter of it. */
@Liveness
@ApplicationScoped
class DurableHealth implements HealthCheck {
    private final OutboxRelay relay;
    private final WorkerRunner worker;

    DurableHealth(OutboxRelay relay, WorkerRunner worker) {
        this.relay = relay;
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("durable-work")
                .status(relay.isRunning() && worker.isHealthy())
                .withData("relay", relay.isRunning())
                .withData("worker", worker.isHealthy())
                .build();
    }
}
