package org.safefront.work;

import org.safefront.contracts.catalog.EventType;

/** Bytes that are not the event they claim to be. */
public final class EventFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EventFormatException(EventType type, RecordFormatException cause) {
        super(type.shortName() + ", " + cause.getMessage(), cause);
    }
}
