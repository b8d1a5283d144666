package org.safefront.lm.format.safetensors;

import java.util.List;

/**
 * Where a tensor lies in its file.
 *
 * @param name of the tensor
 * @param dtype of its numbers
 * @param shape sizes, outermost first; empty for a single number
 * @param offset of its first byte in the file
 * @param length in bytes
 */
public record TensorInfo(String name, DType dtype, List<Long> shape, long offset, long length) {
    public TensorInfo {
        shape = List.copyOf(shape);
    }

    /** How many numbers it has. */
    public long size() {
        return length / dtype.bytes();
    }
}
