package org.safefront.lm.generation.decoder;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.safefront.lm.generation.onnx.ElementType;

/** Memory outside the heap, which ONNX Runtime uses in place. It is freed when nothing in Java refers to it any more. */
final class Direct {
    private Direct() {}

    static ByteBuffer bytes(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /** A tensor over this memory, which holds numbers of this kind. */
    static OnnxTensor tensor(OrtEnvironment environment, ByteBuffer memory, ElementType numbers, long... shape)
            throws OrtException {
        OnnxJavaType type =
                switch (numbers) {
                    case FLOAT32 -> OnnxJavaType.FLOAT;
                    case FLOAT16 -> OnnxJavaType.FLOAT16;
                    case UINT8 -> OnnxJavaType.UINT8;
                    default -> throw new IllegalArgumentException("no weights are " + numbers);
                };
        return OnnxTensor.createTensor(environment, memory, shape, type);
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
