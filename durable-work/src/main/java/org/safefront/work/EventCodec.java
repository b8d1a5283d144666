package org.safefront.work;

import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.EventType;

/** The JSON of the events. */
public final class EventCodec {
    private final RecordJson json = new RecordJson();

    /** The JSON of the event's data, UTF-8, fields in the order of the record's components. */
    public byte[] write(Event event) {
        return json.write(event);
    }

    /**
     * Reads the data of an event.
     *
     * @throws EventFormatException naming the field, for instance {@code recipe.lora.rank} or {@code points[3].id}
     */
    public Event read(EventType type, byte[] data) {
        try {
            return json.read(type.recordClass(), data);
        } catch (RecordFormatException e) {
            throw new EventFormatException(type, e);
        }
    }
}
