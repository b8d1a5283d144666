package org.safefront.registry.idempotency.domain;

/** A key comes with another request than the first time. */
public final class IdempotencyKeyReusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IdempotencyKeyReusedException(String key) {
        super(IdempotentRequest.HEADER + " must be a new one for a new request; '" + key
                + "' was sent with another address or body");
    }
}
