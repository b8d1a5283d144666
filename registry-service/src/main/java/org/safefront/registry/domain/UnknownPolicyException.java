package org.safefront.registry.domain;

/** A study has no such policy. */
public final class UnknownPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownPolicyException(String studyId, String name) {
        super("study " + studyId + " has no policy " + name + "; put it, or send it with the question");
    }
}
