package org.safefront.eval.model.server;

/** A server does not accept a request, however often it is made. */
public final class ServerRefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ServerRefusalException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Status of HTTP. */
    public int status() {
        return status;
    }
}
