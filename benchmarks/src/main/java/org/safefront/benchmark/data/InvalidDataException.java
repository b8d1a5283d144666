package org.safefront.benchmark.data;

/**
 * A file of data that cannot be used. The message is for the person who gave it: file, line or row, field, what is wrong
 * and what is right. It quotes no row and has no cause that would, for rows can be harmful texts.
 */
public final class InvalidDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message naming the file, and quoting nothing of it */
    public InvalidDataException(String message) {
        super(message);
    }
}
