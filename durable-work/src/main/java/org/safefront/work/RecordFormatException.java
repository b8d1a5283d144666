package org.safefront.work;

/**
 * Bytes that are not the record they should be; the message begins with the path of the field, if there is one. It quotes
 * nothing of them and has no cause that would: messages are published and causes are logged.
 */
public final class RecordFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RecordFormatException(String message) {
        super(message);
    }
}
