package org.safefront.registry.idempotency.domain;

/** A request with the same key is being done at this moment. */
public final class RequestInFlightException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RequestInFlightException(String key) {
        super("a request with the " + IdempotentRequest.HEADER + " '" + key
                + "' is being done; send it again later to be told its answer");
    }
}
