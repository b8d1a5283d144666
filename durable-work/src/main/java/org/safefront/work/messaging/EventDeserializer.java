package org.safefront.work.messaging;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;
import org.safefront.work.EventCodec;

/**
 * From a Kafka record to an event, by its {@code ce_type}. What cannot be understood is refused, and the channel puts it
 * into the dead letters: a type that this version does not know as well, so that it can be sent again after an upgrade.
 */
public final class EventDeserializer implements Deserializer<Received> {
    private final EventCodec codec = new EventCodec();

    @Override
    public Received deserialize(String topic, byte[] data) {
        throw new SerializationException("an event needs its headers");
    }

    @Override
    public Received deserialize(String topic, Headers headers, byte[] data) {
        try {
            Envelope envelope = Envelope.fromHeaders(texts(headers));
            EventType type = EventType.ofCeType(envelope.type())
                    .orElseThrow(() -> new SerializationException("ce_type " + envelope.type() + " is not known"));
            if (data == null) {
                throw new SerializationException("an event needs data");
            }
            return new Received(envelope, codec.read(type, data), new String(data, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new SerializationException(e.getMessage(), e);
        }
    }

    /** Where a header is there more than once, as after a detour through the dead letters, the first counts. */
    private static Map<String, String> texts(Headers headers) {
        var texts = new HashMap<String, String>();
        for (Header header : headers) {
            if (header.value() != null) {
                texts.putIfAbsent(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
