package org.safefront.work.files;

/** A file is not the one that its reference describes. */
public final class DigestMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DigestMismatchException(String uri) {
        super(uri + " is not the file that was announced: its SHA-256 is another");
    }
}
