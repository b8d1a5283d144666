package org.safefront.judges.decoder;

/** A judge's server does not do what it is asked, however often it is asked. */
public final class ServerRefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerRefusalException(String message) {
        super(message);
    }
}
