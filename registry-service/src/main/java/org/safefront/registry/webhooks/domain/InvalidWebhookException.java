package org.safefront.registry.webhooks.domain;

/** What somebody asked for cannot be; the message says why, and the remedy. */
public final class InvalidWebhookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /** @param field of the request */
    public InvalidWebhookException(String field, String message) {
        super(field + " " + message);
        this.field = field;
    }

    /** Which field of the request. */
    public String field() {
        return field;
    }
}
