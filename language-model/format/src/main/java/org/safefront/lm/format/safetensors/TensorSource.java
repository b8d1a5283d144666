package org.safefront.lm.format.safetensors;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;

/** A tensor that can be written: its form is known before its numbers are asked for, and they come piece by piece. */
public interface TensorSource {
    /** Kind of its numbers in the file. */
    DType dtype();

    /** Sizes, outermost first. */
    List<Long> shape();

    /** Hands over all bytes in order, little-endian, in pieces of any length. */
    void forEachPiece(Consumer<ByteBuffer> sink);

    /** Bytes it has in the file. */
    default long length() {
        return shape().stream().reduce((long) dtype().bytes(), (a, b) -> a * b);
    }

    /** A tensor of floats that are at hand. */
    static TensorSource ofFloats(DType dtype, List<Long> shape, FloatBuffer values) {
        return new FloatTensorSource(dtype, shape, values);
    }
}
