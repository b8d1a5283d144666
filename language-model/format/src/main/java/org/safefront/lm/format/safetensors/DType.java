package org.safefront.lm.format.safetensors;

import java.nio.ByteBuffer;

/** Kinds of numbers, by their names in the header. */
public enum DType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U8(1),
    BOOL(1);

    private static final int HALF_EXPONENT_BIAS = 15;
    private static final int HALF_FRACTION_BITS = 10;

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }

    /** Whether {@link #toFloat} can read it. */
    public boolean isFloating() {
        return this == F64 || this == F32 || this == F16 || this == BF16;
    }

    /** The number at this byte of a little-endian buffer, rounded to float where it is a double. */
    float toFloat(ByteBuffer bytes, int at) {
        return switch (this) {
            case F64 -> (float) bytes.getDouble(at);
            case F32 -> bytes.getFloat(at);
            case F16 -> halfToFloat(bytes.getShort(at));
            case BF16 -> Float.intBitsToFloat(bytes.getShort(at) << 16);
            default -> throw new IllegalArgumentException(this + " does not hold floating-point numbers");
        };
    }

    /** Puts the number, rounded to nearest even where this has fewer bits than a float. */
    void fromFloat(float value, ByteBuffer bytes) {
        switch (this) {
            case F64 -> bytes.putDouble(value);
            case F32 -> bytes.putFloat(value);
            case F16 -> bytes.putShort(floatToHalf(value));
            case BF16 -> bytes.putShort(floatToBfloat(value));
            default -> throw new IllegalArgumentException(this + " does not hold floating-point numbers");
        }
    }

    private static float halfToFloat(short half) {
        int exponent = (half >> HALF_FRACTION_BITS) & 0x1f;
        int fraction = half & 0x3ff;
        float sign = half < 0 ? -1f : 1f;
        if (exponent == 0x1f) {
            return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
        }
        if (exponent == 0) {
            return sign * fraction * 0x1p-24f;
        }
        int bits = (exponent - HALF_EXPONENT_BIAS + 127) << 23 | fraction << 13;
        return sign * Float.intBitsToFloat(bits);
    }

    private static short floatToHalf(float value) {
        int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7e00);
        }
        // 65520 is half way between the largest half and the next power of two; it rounds up to infinity.
        if (magnitude >= 65520f) {
            return (short) (sign | 0x7c00);
        }
        // Below the smallest normal half (2^-14) all halves are multiples of 2^-24; rint rounds to even.
        if (magnitude < 0x1p-14f) {
            return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
        }
        int bits = Float.floatToRawIntBits(magnitude);
        int rounded = bits + 0xfff + ((bits >>> 13) & 1);
        return (short) (sign | ((rounded >>> 13) - ((127 - HALF_EXPONENT_BIAS) << HALF_FRACTION_BITS)));
    }

    private static short floatToBfloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) ((bits >>> 16) | 0x40);
        }
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }
}
