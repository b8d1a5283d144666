package org.safefront.registry.webhooks.domain;

import java.time.Duration;

/**
 * How long things last.
 *
 * @param answer for one delivery; after that it has failed
 * @param firstWait after the first failure; twice as long after each further one in a row
 * @param longestWait at most
 * @param patience after which a webhook that fails all the time is disabled
 */
public record DeliveryTimes(Duration answer, Duration firstWait, Duration longestWait, Duration patience) {
    /** One delivery may take its time to connect and its time to be answered. */
    private static final int DELIVERIES_IN_A_LEASE = 4;

    /** For which a turn is its owner's after a sign of life. */
    public Duration lease() {
        return answer.multipliedBy(DELIVERIES_IN_A_LEASE);
    }
}
