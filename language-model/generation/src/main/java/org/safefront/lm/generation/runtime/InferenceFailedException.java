package org.safefront.lm.generation.runtime;

/** ONNX Runtime refused a graph or failed to run it. */
public final class InferenceFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was tried. */
    public InferenceFailedException(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
