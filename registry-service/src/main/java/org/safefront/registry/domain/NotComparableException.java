package org.safefront.registry.domain;

/** Two checkpoints have no score that was taken in the same way. */
public final class NotComparableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotComparableException(String one, String other, String why) {
        super(one + " and " + other + " cannot be compared: " + why);
    }
}
