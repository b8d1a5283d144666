package org.safefront.registry.webhooks.domain;

import org.safefront.contracts.catalog.Envelope;

/**
 * A fact that any team may read, before it has a place among all.
 *
 * @param envelope what CloudEvents says around it
 * @param json its data as they came
 */
public record IncomingEvent(Envelope envelope, String json) {}
