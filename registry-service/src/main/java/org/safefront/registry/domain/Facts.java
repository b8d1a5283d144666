package org.safefront.registry.domain;

import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;

/** Where facts are remembered. */
public interface Facts {
    /**
     * Remembers a fact and, in the same transaction, the fronts that it changes and their announcement. A fact that is
     * known already changes nothing.
     */
    void remember(Envelope envelope, Event fact);
}
