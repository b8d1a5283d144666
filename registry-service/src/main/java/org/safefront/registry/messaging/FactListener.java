package org.safefront.registry.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.safefront.registry.domain.Facts;
import org.safefront.work.StorageException;
import org.safefront.work.ValueRefusedException;
import org.safefront.work.messaging.Received;

/**
 * Hears what has happened. While the database is away it waits: a fact must not be lost to the dead letters for that. Facts may
 * come in any order, so those of a channel need not wait for one another, and share transactions.
 */
@ApplicationScoped
@Retry(
        maxRetries = -1,
        maxDuration = 0,
        delay = 500,
        jitter = 200,
        retryOn = StorageException.class,
        abortOn = ValueRefusedException.class)
class FactListener {
    private final Facts facts;

    FactListener(Facts facts) {
        this.facts = facts;
    }

    @Incoming("training-facts")
    @Blocking(value = "facts", ordered = false)
    void onTraining(Received received) {
        facts.remember(received.envelope(), received.event());
    }

    @Incoming("training-progress")
    @Blocking(value = "facts", ordered = false)
    void onProgress(Received received) {
        facts.remember(received.envelope(), received.event());
    }

    @Incoming("evaluation-facts")
    @Blocking(value = "facts", ordered = false)
    void onEvaluation(Received received) {
        facts.remember(received.envelope(), received.event());
    }

    @Incoming("evaluation-progress")
    @Blocking(value = "facts", ordered = false)
    void onEvaluationProgress(Received received) {
        facts.remember(received.envelope(), received.event());
    }

    @Incoming("judgement-facts")
    @Blocking(value = "facts", ordered = false)
    void onJudgement(Received received) {
        facts.remember(received.envelope(), received.event());
    }
}
