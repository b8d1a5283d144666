package org.safefront.trainer.domain;

import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.training.RunCancelled;
import org.safefront.contracts.training.RunRequested;

/** The runs that this service was asked for. */
public interface Runs {
    /**
     * Remembers a request and queues its run. A run that was asked for before is not done again: what it has published so
     * far is published for this study too.
     */
    void request(Envelope envelope, RunRequested request);

    /** Stops a run, wherever it is. */
    void cancel(Envelope envelope, RunCancelled cancellation);
}
