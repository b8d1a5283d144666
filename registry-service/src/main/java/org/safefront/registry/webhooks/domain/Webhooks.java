package org.safefront.registry.webhooks.domain;

import java.util.List;
import org.safefront.registry.idempotency.domain.IdempotentRequest;

/** Who gets events. */
public interface Webhooks {
    /** All of them, the oldest first. */
    List<Webhook> list();

    /**
     * One of them.
     *
     * @throws UnknownWebhookException if it is not there
     */
    Webhook get(long id);

    /** Begins to deliver there; once, however often the same request comes. */
    Webhook add(NewWebhook wanted, IdempotentRequest request);

    /**
     * Delivers again from there on, also where it was disabled; once, however often the same request comes.
     *
     * @throws UnknownWebhookException if it is not there
     * @throws InvalidWebhookException if there are no events up to there
     */
    Webhook replay(long id, Start from, IdempotentRequest request);

    /**
     * Delivers there no more.
     *
     * @throws UnknownWebhookException if it is not there
     */
    void remove(long id);
}
