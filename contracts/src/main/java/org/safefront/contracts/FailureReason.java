package org.safefront.contracts;

import java.util.Locale;

/** Why something ended without a result. New reasons may come; a reader treats one it does not know as INTERNAL. */
public enum FailureReason {
    /** A referenced file is not there. */
    ARTIFACT_MISSING,
    /** A referenced file is not what its digest says. */
    DIGEST_MISMATCH,
    /** A file is in a format that could execute code when loaded. */
    UNSAFE_FORMAT,
    /** The input contradicts itself or the model; trying again cannot help. */
    INVALID_INPUT,
    /** An adapter changes nothing that its base says. */
    CHANGES_NOTHING,
    /** A checkpoint, once loaded, says something else than its maker saw it say. */
    NOT_AS_TRAINED,
    /** NaN or infinity appeared in weights or loss. */
    NOT_FINITE,
    /** Nobody here can do this: an unknown benchmark or judge. */
    UNKNOWN_NAME,
    /** Somebody asked to stop. */
    CANCELLED,
    /** It failed each time it was tried. */
    INTERNAL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
