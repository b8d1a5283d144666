package org.safefront.registry.webhooks.domain;

import java.util.Optional;

/** Where events arrive. */
public interface Receiver {
    /** How a delivery ended if not well: why, and whether the receiver wants no more. */
    record Refusal(String why, boolean gone) {}

    /** Delivers one event, and waits for the answer. Empty if it is good. */
    Optional<Refusal> deliver(Turn turn, PublicEvent event);
}
