package org.safefront.registry.domain;

/** The study takes all its samples. */
public final class NoBudgetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoBudgetException(String studyId) {
        super("study " + studyId
                + " has no budget: it takes all its samples; say evaluate: {budget: {adaptive: true}} in its"
                + " study.yaml to have it spend them where its front is in doubt");
    }
}
