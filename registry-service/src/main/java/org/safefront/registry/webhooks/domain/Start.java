package org.safefront.registry.webhooks.domain;

import java.util.OptionalLong;

/**
 * From where on events are delivered.
 *
 * @param after the place of the last event that is not wanted; absent for "now": nothing that is there already
 */
public record Start(OptionalLong after) {
    /** All events that there are. */
    public static final Start BEGINNING = new Start(OptionalLong.of(0));

    public static final Start NOW = new Start(OptionalLong.empty());

    public Start {
        if (after.isPresent() && after.getAsLong() < 0) {
            throw new InvalidWebhookException("from", "must not be below 0, was " + after.getAsLong());
        }
    }

    /** From "beginning", "now", or a number: the {@code sequence} of the last event that was received. */
    public static Start of(String text) {
        if (text.equals("beginning")) {
            return BEGINNING;
        }
        if (text.equals("now")) {
            return NOW;
        }
        try {
            return new Start(OptionalLong.of(Long.parseLong(text)));
        } catch (NumberFormatException e) {
            throw new InvalidWebhookException(
                    "from", "must be \"beginning\", \"now\" or the sequence of an event, was '" + text + "'");
        }
    }
}
