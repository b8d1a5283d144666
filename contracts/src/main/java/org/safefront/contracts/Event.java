package org.safefront.contracts;

/** What every event says of itself besides its data. */
public interface Event {
    /** The entity this is about, as {@code kind/id}; the {@code ce_subject} of the event. */
    String subject();

    /** The Kafka key: events with the same key stay in order. */
    String key();

    /**
     * What makes two events the same fact within their type. A fact that is published again after a crash has the same
     * identity, hence the same {@code ce_id}.
     */
    String identity();
}
