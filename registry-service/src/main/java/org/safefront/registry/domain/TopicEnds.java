package org.safefront.registry.domain;

import java.util.Map;

/** Where topics end. */
public interface TopicEnds {
    /**
     * The offset after the last record of each partition, by the partition's number. A front that is read from the database after
     * this was asked holds all that lies before: a subscriber goes on from here, and skips the versions that it has. Empty where
     * the broker does not answer.
     */
    Map<String, Long> of(String topic);
}
