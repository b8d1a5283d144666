package org.safefront.registry.domain;

/** A study has no such checkpoint. */
public final class UnknownCheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownCheckpointException(String studyId, String checkpointId) {
        super("study " + studyId + " has no checkpoint " + checkpointId);
    }
}
