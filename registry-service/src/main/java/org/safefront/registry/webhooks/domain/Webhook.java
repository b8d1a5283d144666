package org.safefront.registry.webhooks.domain;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One address that events are delivered to, and how that goes.
 *
 * @param id of the webhook
 * @param url where to
 * @param interest which events
 * @param place of the last event that was delivered or is of no concern
 * @param behind events after that place, those of no concern among them
 * @param state whether anything is delivered
 * @param failures tries in a row that failed
 * @param lastFailure why the last of them did, absent after a success
 * @param retryAt not before, where the last try failed
 * @param lastDelivered absent before the first success
 */
public record Webhook(
        long id,
        URI url,
        Interest interest,
        long place,
        long behind,
        State state,
        int failures,
        Optional<String> lastFailure,
        Optional<Instant> retryAt,
        Optional<Instant> lastDelivered) {
    /** Whether anything is delivered. */
    public enum State {
        ACTIVE,
        /** It failed for too long, or said that it is gone; a replay makes it active again. */
        DISABLED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
