package org.safefront.work.files;

/** What a reference points to is not there. */
public final class ArtifactMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArtifactMissingException(String message) {
        super(message);
    }
}
