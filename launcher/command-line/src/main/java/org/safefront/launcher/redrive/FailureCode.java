package org.safefront.launcher.redrive;

import java.util.Locale;
import java.util.stream.Stream;
import org.safefront.contracts.catalog.EventType;

/** Why a service could not take a record in, by what it wrote beside it. */
public enum FailureCode {
    /** A CloudEvents header is missing or says nothing sensible. */
    HEADERS,
    /** A {@code ce_type} that the service did not know, as of a later version than its own. */
    TYPE,
    /** Data that are not JSON, lack a field, or hold a value that the event may not have. */
    SCHEMA,
    /** An event that the service understood and its database could not hold. */
    STORAGE,
    /** Whatever else went wrong. */
    OTHER;

    private static final String UNREADABLE = "RecordDeserializationException";
    private static final String REFUSED = "ValueRefusedException";

    /**
     * @param exception name of its class, as the dead letter has it
     * @param reason its message
     */
    static FailureCode of(String exception, String reason) {
        if (exception.endsWith(REFUSED)) {
            return STORAGE;
        }
        if (!exception.endsWith(UNREADABLE)) {
            return OTHER;
        }
        if (reason.startsWith("ce_type ") && reason.endsWith(" is not known")) {
            return TYPE;
        }
        if (reason.startsWith("header ") || reason.startsWith("ce_")) {
            return HEADERS;
        }
        boolean ofData = Stream.of(EventType.values()).anyMatch(type -> reason.startsWith(type.shortName() + ", "));
        return ofData || reason.equals("an event needs data") ? SCHEMA : OTHER;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
