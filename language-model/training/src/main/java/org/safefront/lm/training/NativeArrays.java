package org.safefront.lm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;

/** Arrays that live as long as their manager, whatever scope is open. */
final class NativeArrays {
    private NativeArrays() {}

    /** An array of these floats. */
    static NDArray of(NDManager manager, List<Long> shape, FloatBuffer values) {
        // An array made from a buffer lives in the buffer's memory; the copy lives in PyTorch's.
        try (NDArray view = manager.create(values, shape(shape))) {
            return keep(view.duplicate());
        }
    }

    /** An array of zeros. */
    static NDArray zeros(NDManager manager, Shape shape) {
        return keep(manager.zeros(shape));
    }

    /** A single number. */
    static NDArray scalar(NDManager manager, float value) {
        return of(manager, List.of(), FloatBuffer.wrap(new float[] {value}));
    }

    /** The same array, taken out of the scope that is open, if any. */
    static NDArray keep(NDArray array) {
        NDScope.unregister(array);
        return array;
    }

    private static Shape shape(List<Long> sizes) {
        return new Shape(sizes.stream().mapToLong(Long::longValue).toArray());
    }
}
