package org.safefront.registry.webhooks.domain;

/** There is no such webhook. */
public final class UnknownWebhookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownWebhookException(long id) {
        super("there is no webhook " + id);
    }
}
