package org.safefront.work;

import java.time.Duration;

/**
 * How the outbox is emptied.
 *
 * @param batch records at most that are read, sent and marked in one transaction
 * @param poll how often to look without being nudged
 * @param patience how long the broker may take for a batch
 * @param backoff after batches in a row of which nothing could be sent
 */
public record RelaySettings(int batch, Duration poll, Duration patience, Backoff backoff) {
    /** Two looks a second, batches of a hundred, and half a minute for the broker. */
    public static final RelaySettings DEFAULT = new RelaySettings(
            100,
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30)));

    public RelaySettings {
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be at least 1, was " + batch);
        }
    }
}
