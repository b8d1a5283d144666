package org.safefront.work.files;

/** What is sealed cannot be read: there is no key, or another one, or it was changed since. */
public final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBrokenException(String message) {
        super(message);
    }
}
