package org.safefront.benchmark.catalogue;

/** A data set could not be brought here; the message says why, and what to do. It holds no token. */
public final class FetchFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FetchFailedException(String message) {
        super(message);
    }
}
