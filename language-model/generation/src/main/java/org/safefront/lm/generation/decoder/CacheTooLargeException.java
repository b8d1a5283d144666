package org.safefront.lm.generation.decoder;

/** The key/value cache would need more memory in one block than Java can address. */
public final class CacheTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CacheTooLargeException(int slots, int maxLength, long bytes) {
        super(slots + " slots of " + maxLength + " positions need " + bytes
                + " bytes a layer for keys alone; at most 2 GiB are possible, so use fewer slots or shorter sequences");
    }
}
