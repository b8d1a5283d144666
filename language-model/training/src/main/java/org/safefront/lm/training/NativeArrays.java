package org.safefront.lm.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/** Arrays that live as long as their manager, whatever scope is open. */
final class NativeArrays {
    /** In floats; a buffer cannot be larger than 2 GiB. */
    private static final long LARGEST_VIEW = 1 << 28;

    private NativeArrays() {}

    /** An array of these floats. */
    static NDArray of(NDManager manager, List<Long> shape, FloatBuffer values) {
        return filled(manager, shape, (from, into) -> {
            int count = into.remaining();
            into.put(into.position(), values, values.position() + Math.toIntExact(from), count);
        });
    }

    /** Where an array's floats come from. */
    interface Floats {
        /** Puts those from a position on into a buffer until it is full. */
        void read(long from, FloatBuffer into);
    }

    /**
     * An array whose floats are written where they stay: another copy, or one in Java's memory, would hold a large model
     * twice until somebody cleans up. On a GPU they pass through an array of the CPU.
     */
    static NDArray filled(NDManager manager, List<Long> shape, Floats floats) {
        if (manager.getDevice().isGpu()) {
            try (NDManager cpu = manager.newSubManager(Device.cpu());
                    NDArray passing = filled(cpu, shape, floats)) {
                NDArray array = passing.toDevice(manager.getDevice(), true);
                array.attach(manager);
                return keep(array);
            }
        }
        NDArray array = manager.create(shape(shape), DataType.FLOAT32);
        NDArray flat = array.reshape(-1);
        for (long from = 0; from < array.size(); from += LARGEST_VIEW) {
            long to = Math.min(array.size(), from + LARGEST_VIEW);
            try (NDArray view = flat.get(new NDIndex("{}:{}", from, to))) {
                floats.read(
                        from,
                        view.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer());
            }
        }
        flat.close();
        return keep(array);
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
