package org.safefront.judges.decoder;

/** A judge's server is away, busy or broken for now. */
public final class ServerFailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerFailureException(String message) {
        super(message);
    }

    ServerFailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
