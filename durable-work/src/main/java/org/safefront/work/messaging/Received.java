package org.safefront.work.messaging;

import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;

/**
 * An event as it came from Kafka.
 *
 * @param envelope what CloudEvents says around it
 * @param event its data
 * @param json the data as they came, with fields that this version does not know
 */
public record Received(Envelope envelope, Event event, String json) {}
