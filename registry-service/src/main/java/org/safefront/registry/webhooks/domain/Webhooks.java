package org.safefront.registry.webhooks.domain;

import java.util.List;

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

    /** Begins to deliver there. */
    Webhook add(NewWebhook wanted);

    /**
     * Delivers again from there on, also where it was disabled.
     *
     * @throws UnknownWebhookException if it is not there
     * @throws InvalidWebhookException if there are no events up to there
     */
    Webhook replay(long id, Start from);

    /**
     * Delivers there no more.
     *
     * @throws UnknownWebhookException if it is not there
     */
    void remove(long id);
}
