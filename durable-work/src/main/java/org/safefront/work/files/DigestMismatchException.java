package org.safefront.work.files;

/** A file is not the one that its reference describes. */
public final class DigestMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DigestMismatchException(String uri) {
        super(uri + " does not hash to what its reference says");
    }
}
