package org.safefront.lm.generation.onnx;

/**
 * An edge of the graph: what a node, an input or an initializer gives.
 *
 * @param name unique within the graph
 */
public record Value(String name) {
    /** Stands for an optional input that is not given, or an output that nobody reads. */
    public static final Value ABSENT = new Value("");
}
