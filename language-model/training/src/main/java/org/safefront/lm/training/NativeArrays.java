package org.safefront.lm.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.TensorSource;

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

    /** What is done with the floats of an array, piece by piece. */
    interface Floats {
        /** Reads or writes all of a buffer, which holds the floats from a position on. */
        void pass(long from, FloatBuffer floats);
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
        inPieces(array, floats);
        return keep(array);
    }

    /** A tensor to be written, whose floats are read where they are, when they are written. */
    static TensorSource source(NDArray array, DType dtype) {
        List<Long> shape = LongStream.of(array.getShape().getShape()).boxed().toList();
        return new TensorSource() {
            @Override
            public DType dtype() {
                return dtype;
            }

            @Override
            public List<Long> shape() {
                return shape;
            }

            @Override
            public void forEachPiece(Consumer<ByteBuffer> sink) {
                inPieces(array, (from, floats) -> TensorSource.ofFloats(
                                dtype, List.of((long) floats.remaining()), floats)
                        .forEachPiece(sink));
            }
        };
    }

    /** Hands over all floats of an array of the CPU as they lie in its memory; of a GPU's, a copy to be read. */
    private static void inPieces(NDArray array, Floats floats) {
        try (NDArray flat = array.reshape(-1)) {
            for (long from = 0; from < array.size(); from += LARGEST_VIEW) {
                long to = Math.min(array.size(), from + LARGEST_VIEW);
                try (NDArray view = flat.get(new NDIndex("{}:{}", from, to))) {
                    floats.pass(
                            from,
                            view.toByteBuffer(true)
                                    .order(ByteOrder.nativeOrder())
                                    .asFloatBuffer());
                }
            }
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
