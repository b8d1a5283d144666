package org.safefront.work.messaging;

import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;

/**
 * An event as it came from Kafka.
 *
 * @param envelope what CloudEvents says around it
 * @param event its data
 */
public record Received(Envelope envelope, Event event) {}
