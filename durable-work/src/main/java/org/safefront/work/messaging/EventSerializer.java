package org.safefront.work.messaging;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serializer;

/**
 * From an event that nobody could take in back to its bytes, for the dead letters. (What could not even be read goes there
 * past this class, as the bytes that it is.)
 */
public final class EventSerializer implements Serializer<Received> {
    @Override
    public byte[] serialize(String topic, Received received) {
        return received.json().getBytes(StandardCharsets.UTF_8);
    }
}
