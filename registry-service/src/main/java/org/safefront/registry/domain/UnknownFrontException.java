package org.safefront.registry.domain;

/** A study never had that front. */
public final class UnknownFrontException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Of a study; which front, as in {@code of version 7}. */
    public UnknownFrontException(String studyId, String which) {
        super("study " + studyId + " has no front " + which);
    }
}
