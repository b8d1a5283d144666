package org.safefront.lm.format.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Floats in memory, rounded to their width in the file while they are written. */
record FloatTensorSource(DType dtype, List<Long> shape, FloatBuffer values) implements TensorSource {
    private static final int PIECE = 1 << 16;

    FloatTensorSource {
        shape = List.copyOf(shape);
        long size = shape.stream().reduce(1L, (a, b) -> a * b);
        if (values.remaining() != size) {
            throw new IllegalArgumentException(
                    "shape " + shape + " needs " + size + " numbers, got " + values.remaining());
        }
    }

    @Override
    public void forEachPiece(Consumer<ByteBuffer> sink) {
        FloatBuffer rest = values.duplicate();
        ByteBuffer piece = ByteBuffer.allocate(PIECE * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        while (rest.hasRemaining()) {
            piece.clear();
            for (int i = Math.min(PIECE, rest.remaining()); i > 0; i--) {
                dtype.fromFloat(rest.get(), piece);
            }
            sink.accept(piece.flip());
        }
    }
}
