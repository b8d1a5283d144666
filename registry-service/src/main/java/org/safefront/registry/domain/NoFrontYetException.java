package org.safefront.registry.domain;

/** There is no front that a policy could be applied to. */
public final class NoFrontYetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoFrontYetException(String studyId) {
        super("study " + studyId + " has no front yet, for no checkpoint has both scores; ask again when one has");
    }
}
