package org.safefront.registry.webhooks.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safefront.registry.webhooks.domain.Webhook;

/**
 * A webhook as it is told. Its secret is not.
 *
 * @param id of the webhook
 * @param url where events are delivered
 * @param studies of which studies, empty for all
 * @param types of which types, empty for all
 * @param sequence of the last event that was delivered or is of no concern
 * @param behind events after that, those of no concern among them
 * @param state active or disabled
 * @param failures tries in a row that failed
 * @param lastFailure why the last of them did
 * @param retryAt not before, where the last try failed
 * @param lastDelivered when an event last arrived
 */
record WebhookView(
        long id,
        String url,
        List<String> studies,
        List<String> types,
        long sequence,
        long behind,
        Webhook.State state,
        int failures,
        Optional<String> lastFailure,
        Optional<Instant> retryAt,
        Optional<Instant> lastDelivered) {
    static WebhookView of(Webhook webhook) {
        return new WebhookView(
                webhook.id(),
                webhook.url().toString(),
                webhook.interest().studies(),
                webhook.interest().types(),
                webhook.place(),
                webhook.behind(),
                webhook.state(),
                webhook.failures(),
                webhook.lastFailure(),
                webhook.retryAt(),
                webhook.lastDelivered());
    }
}
