package org.safefront.lm.generation.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.safefront.lm.format.InvalidModelException;

/** Kinds of numbers in a tensor, as far as the models of this project have them. */
public enum ElementType {
    FLOAT32(DataType.FLOAT, Float.BYTES),
    FLOAT16(DataType.FLOAT16, Short.BYTES),
    UINT8(DataType.UINT8, 1),
    INT32(DataType.INT32, Integer.BYTES),
    INT64(DataType.INT64, Long.BYTES),
    BOOL(DataType.BOOL, 1);

    private final int code;
    private final int bytes;

    ElementType(DataType type, int bytes) {
        this.code = type.getNumber();
        this.bytes = bytes;
    }

    /** Its number in the ONNX format, for instance for the attribute {@code to} of Cast. */
    public int code() {
        return code;
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }

    static ElementType of(int code, String name) {
        for (ElementType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new InvalidModelException(name + " has the ONNX element type " + code + ", which is not supported");
    }
}
