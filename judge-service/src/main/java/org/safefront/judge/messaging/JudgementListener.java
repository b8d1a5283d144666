package org.safefront.judge.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.judgement.JudgementRequested;
import org.safefront.judge.domain.Judgements;
import org.safefront.work.StorageException;
import org.safefront.work.ValueRefusedException;
import org.safefront.work.messaging.Received;

/** Hears what is to be judged. While the database is away it waits: a fact must not be lost to the dead letters for that. */
@ApplicationScoped
@Retry(
        maxRetries = -1,
        maxDuration = 0,
        delay = 500,
        jitter = 200,
        retryOn = StorageException.class,
        abortOn = ValueRefusedException.class)
class JudgementListener {
    private final Judgements judgements;

    JudgementListener(Judgements judgements) {
        this.judgements = judgements;
    }

    /** Answers that were just generated are to be judged by the judge that their study named. */
    @Incoming("evaluation-facts")
    @Blocking
    void onFact(Received received) {
        if (received.event() instanceof ResponsesGenerated generated) {
            judgements.request(received.envelope(), JudgementRequested.of(generated, generated.judge()));
        }
    }

    /** Answers that are there already are to be judged by another judge. */
    @Incoming("judgement-commands")
    @Blocking
    void onCommand(Received received) {
        judgements.request(received.envelope(), (JudgementRequested) received.event());
    }
}
