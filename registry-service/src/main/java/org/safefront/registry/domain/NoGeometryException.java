package org.safefront.registry.domain;

import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Method;

/** A checkpoint was published without how its update lies to the weights of the base. */
public final class NoGeometryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoGeometryException(CheckpointRef checkpoint) {
        super("checkpoint " + checkpoint.checkpointId() + " has no geometry: "
                + (checkpoint.method() == Method.BASE
                        ? "it is the base, which changes nothing"
                        : "it was published without; the log of its trainer says why, if that could tell"));
    }
}
