package org.safefront.eval.model.server;

import java.time.Duration;

/** A server is away, busy or broken for now. */
public final class ServerFailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Duration wait;

    ServerFailureException(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    ServerFailureException(String message) {
        this(message, Duration.ZERO);
    }

    ServerFailureException(String message, Throwable cause) {
        super(message, cause);
        this.wait = Duration.ZERO;
    }

    /** How long it asks to be left alone. */
    public Duration retryAfter() {
        return wait;
    }
}
