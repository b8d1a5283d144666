package org.safefront.registry.webhooks.domain;

import java.util.Map;
import org.safefront.contracts.catalog.Envelope;

/**
 * A fact as it came from Kafka.
 *
 * @param place among all that were kept, from 1
 * @param headers of the record
 * @param value the JSON of its data
 */
public record PublicEvent(long place, Map<String, String> headers, String value) {
    public PublicEvent {
        headers = Map.copyOf(headers);
    }

    /** What CloudEvents says around it. */
    public Envelope envelope() {
        return Envelope.fromHeaders(headers);
    }
}
