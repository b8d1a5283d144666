package org.safefront.registry.idempotency.domain;

/** What stands in the header Idempotency-Key is no key. */
public final class InvalidIdempotencyKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidIdempotencyKeyException(String header, int longest) {
        super(IdempotentRequest.HEADER + " must be 1 to " + longest
                + " visible ASCII characters in quotation marks, for instance a UUID, was '" + header + "'");
    }
}
