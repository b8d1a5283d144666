package org.safefront.lm.generation.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A tensor of the graph.
 *
 * @param header name, type and shape, without numbers
 * @param data its numbers, absent where the session is given them
 */
record Initializer(TensorProto header, Optional<ByteBuffer> data) {
    /** The reader wants a file's name even where it will never look for the file. */
    private static final String FROM_MEMORY = "from-memory";

    static Initializer of(String name, ElementType type, ByteBuffer data, long... shape) {
        long expected = LongStream.of(shape).reduce(type.bytes(), Math::multiplyExact);
        if (data.remaining() != expected) {
            throw new IllegalArgumentException(
                    "initializer " + name + " needs " + expected + " bytes, got " + data.remaining());
        }
        return new Initializer(header(name, type, shape), Optional.of(data));
    }

    static Initializer supplied(String name, ElementType type, long... shape) {
        return new Initializer(header(name, type, shape), Optional.empty());
    }

    /** With its numbers inside, where it has them. */
    TensorProto inline() {
        return data.map(bytes -> header.toBuilder()
                        .setRawData(ByteString.copyFrom(bytes.duplicate()))
                        .build())
                .orElseGet(() -> external(FROM_MEMORY, 0, 0));
    }

    /** With its numbers in another file. */
    TensorProto external(String file, long offset, long length) {
        return header.toBuilder()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", file))
                .addExternalData(entry("offset", Long.toString(offset)))
                .addExternalData(entry("length", Long.toString(length)))
                .build();
    }

    private static TensorProto header(String name, ElementType type, long... shape) {
        TensorProto.Builder header = TensorProto.newBuilder().setName(name).setDataType(type.code());
        LongStream.of(shape).forEach(header::addDims);
        return header.build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
