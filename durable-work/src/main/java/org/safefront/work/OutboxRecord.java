package org.safefront.work;

import java.util.Map;

/**
 * One event on its way to the broker.
 *
 * @param id its place in the outbox, growing
 * @param topic address of the topic
 * @param key the Kafka key
 * @param headers the Kafka headers, {@code ce_id} among them
 * @param value the JSON of the data, to be sent as UTF-8
 */
public record OutboxRecord(long id, String topic, String key, Map<String, String> headers, String value) {
    public OutboxRecord {
        headers = Map.copyOf(headers);
    }

    /** Records of one lane stay in order, on whatever topics: so the state of a front is late by one fact at most. */
    String lane() {
        return key;
    }
}
