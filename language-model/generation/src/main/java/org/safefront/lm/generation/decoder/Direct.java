package org.safefront.lm.generation.decoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/** Memory outside the heap, which ONNX Runtime uses in place. It is freed when nothing in Java refers to it any more. */
final class Direct {
    private Direct() {}

    static ByteBuffer bytes(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    static FloatBuffer floats(int count) {
        return bytes(Math.multiplyExact(count, Float.BYTES)).asFloatBuffer();
    }

    static IntBuffer ints(int count) {
        return bytes(Math.multiplyExact(count, Integer.BYTES)).asIntBuffer();
    }

    static LongBuffer longs(int count) {
        return bytes(Math.multiplyExact(count, Long.BYTES)).asLongBuffer();
    }
}
