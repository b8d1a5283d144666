package org.safefront.lm.generation.onnx;

/** One size of a tensor: known when the graph is written, or named because each run may choose it. */
public sealed interface Dimension {
    /** A size that never changes. */
    record Fixed(long size) implements Dimension {
        public Fixed {
            if (size < 0) {
                throw new IllegalArgumentException("a dimension cannot be negative, was " + size);
            }
        }
    }

    /** A size that each run chooses, the same wherever the name stands. */
    record Named(String name) implements Dimension {}

    /** A size that never changes. */
    static Dimension of(long size) {
        return new Fixed(size);
    }

    /** A size that each run chooses. */
    static Dimension named(String name) {
        return new Named(name);
    }
}
