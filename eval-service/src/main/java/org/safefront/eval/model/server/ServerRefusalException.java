package org.safefront.eval.model.server;

/** A server does not accept a request, however often it is made. */
public final class ServerRefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerRefusalException(String message) {
        super(message);
    }
}
