package org.safefront.registry.webhooks.domain;

import org.safefront.contracts.catalog.Envelope;

/** Keeps the facts that webhooks deliver. */
public interface PublicEvents {
    /** Keeps an event, if it is not there yet. */
    void keep(Envelope envelope, String json);
}
