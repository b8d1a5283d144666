package org.safefront.work;

import java.time.Duration;
import java.util.Optional;
import org.safefront.contracts.catalog.Envelope;

/**
 * The right of one worker to do one item, until another gets it.
 *
 * @param id of the item
 * @param kind of the item
 * @param payload of the item, JSON
 * @param cause of the item
 * @param epoch how often the item was leased, this time included; what the worker writes is checked against it
 * @param attempt how many leases counted as a try, this time included
 * @param maxAttempts tries that it gets
 * @param time how long the lease holds without being extended
 * @param lastFailure why the try before failed, absent where none did or where its worker died
 */
public record Lease(
        String id,
        String kind,
        String payload,
        Envelope cause,
        long epoch,
        int attempt,
        int maxAttempts,
        Duration time,
        Optional<String> lastFailure) {

    /** Whether all tries are used up, so that nothing is left to do but to say so. */
    boolean isExhausted() {
        return attempt > maxAttempts;
    }

    /** Whether this is the last try. */
    boolean isLast() {
        return attempt == maxAttempts;
    }
}
