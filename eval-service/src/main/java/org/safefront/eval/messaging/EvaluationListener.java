package org.safefront.eval.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.safefront.contracts.evaluation.EvaluationCancelled;
import org.safefront.contracts.evaluation.EvaluationRequested;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.eval.domain.Evaluations;
import org.safefront.work.StorageException;
import org.safefront.work.ValueRefusedException;
import org.safefront.work.messaging.Received;

/** Hears what is to be evaluated. While the database is away it waits: a fact must not be lost to the dead letters for that. */
@ApplicationScoped
@Retry(
        maxRetries = -1,
        maxDuration = 0,
        delay = 500,
        jitter = 200,
        retryOn = StorageException.class,
        abortOn = ValueRefusedException.class)
class EvaluationListener {
    private final Evaluations evaluations;

    EvaluationListener(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    /** A checkpoint brings along what is to be measured on it. */
    @Incoming("training-facts")
    @Blocking
    void onFact(Received received) {
        if (received.event() instanceof CheckpointPublished published) {
            evaluations.request(received.envelope(), published.checkpoint(), published.evaluation());
        }
    }

    /** Somebody asks for more, or for less. */
    @Incoming("evaluation-commands")
    @Blocking
    void onCommand(Received received) {
        if (received.event() instanceof EvaluationRequested request) {
            evaluations.request(received.envelope(), request.checkpoint(), List.of(request.task()));
        } else if (received.event() instanceof EvaluationCancelled cancellation) {
            evaluations.cancel(received.envelope(), cancellation);
        }
    }
}
