package org.safefront.trainer.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.safefront.contracts.training.RunCancelled;
import org.safefront.contracts.training.RunRequested;
import org.safefront.trainer.domain.Runs;
import org.safefront.work.StorageException;
import org.safefront.work.ValueRefusedException;
import org.safefront.work.messaging.Received;

/** Hears what is to be trained. While the database is away it waits: a command must not be lost to the dead letters for that. */
@ApplicationScoped
@Retry(
        maxRetries = -1,
        maxDuration = 0,
        delay = 500,
        jitter = 200,
        retryOn = StorageException.class,
        abortOn = ValueRefusedException.class)
class TrainingListener {
    private final Runs runs;

    TrainingListener(Runs runs) {
        this.runs = runs;
    }

    @Incoming("training-commands")
    @Blocking
    void onCommand(Received received) {
        if (received.event() instanceof RunRequested request) {
            runs.request(received.envelope(), request);
        } else if (received.event() instanceof RunCancelled cancellation) {
            runs.cancel(received.envelope(), cancellation);
        }
    }
}
