package org.safefront.registry.webhooks.domain;

import java.util.List;

/** Keeps the facts that webhooks deliver. */
public interface PublicEvents {
    /** Keeps events in their order, each if it is not there yet: all of them, or none. */
    void keep(List<IncomingEvent> events);
}
