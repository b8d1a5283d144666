package org.safefront.judge.domain;

import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.judgement.JudgementRequested;

/** The judgements that this service was asked for. */
public interface Judgements {
    /** Remembers a request and queues it. One that was asked for before is not done again. */
    void request(Envelope envelope, JudgementRequested request);
}
