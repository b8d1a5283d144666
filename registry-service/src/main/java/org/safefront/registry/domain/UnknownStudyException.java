package org.safefront.registry.domain;

/** Nobody has asked for that study. */
public final class UnknownStudyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownStudyException(String studyId) {
        super("there is no study " + studyId);
    }
}
