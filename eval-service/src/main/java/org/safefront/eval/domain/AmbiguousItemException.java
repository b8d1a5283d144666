package org.safefront.eval.domain;

/** Two items have the same id, so that nobody could tell their samples apart. */
public final class AmbiguousItemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AmbiguousItemException(String id) {
        super("the id " + id + " is there twice");
    }
}
