package org.safefront.launcher.samples;

/** A file of rows cannot be used; the message names the file, the line and the field, and quotes no text of a row. */
public final class InvalidRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidRowException(String message) {
        super(message);
    }
}
