package org.safefront.lm.generation.decoder;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The weight of a projection in few bits, laid out as ONNX Runtime's MatMulNBits reads it: each row is cut into blocks of
 * {@value #BLOCK} neighbouring inputs, the last one filled up with zeros. A weight is (number - 2^(bits - 1)) times its
 * block's scale; two numbers of 4 bits share a byte, the first in the low half. Source: MatMulNBits in ONNX Runtime's
 * ContribOperators.md.
 *
 * @param numbers (outputs, blocks, bytes of a block), each 0 to 2^bits - 1
 * @param scales (outputs, blocks)
 */
record QuantizedMatrix(ByteBuffer numbers, FloatBuffer scales) {
    /** Inputs that share a scale. */
    static final int BLOCK = 32;

    /** Blocks of a row. */
    static int blocks(int inputs) {
        return (inputs + BLOCK - 1) / BLOCK;
    }

    /** Bytes of a block. */
    static int blockBytes(int bits) {
        return BLOCK * bits / Byte.SIZE;
    }

    /**
     * Rounds each weight to the nearest number. The scale makes the largest magnitude of a block the most negative number,
     * which has one step more than the most positive one.
     *
     * @param weight (outputs, inputs)
     * @param bits 4 or 8
     */
    static QuantizedMatrix of(FloatBuffer weight, int outputs, int inputs, int bits) {
        int blocks = blocks(inputs);
        var matrix = new QuantizedMatrix(
                Direct.bytes(Math.multiplyExact(outputs * blocks, blockBytes(bits))), Direct.floats(outputs * blocks));
        var block = new float[BLOCK];
        for (int at = 0; at < outputs * blocks; at++) {
            int input = at % blocks * BLOCK;
            int filled = Math.min(BLOCK, inputs - input);
            Arrays.fill(block, 0);
            weight.get(at / blocks * inputs + input, block, 0, filled);
            matrix.put(at, block, bits);
        }
        return matrix;
    }

    private void put(int at, float[] block, int bits) {
        int zero = 1 << (bits - 1);
        float scale = furthest(block) / -zero;
        scales.put(at, scale);
        for (int i = 0; i < BLOCK; i++) {
            int steps = scale == 0 ? 0 : Math.round(block[i] / scale);
            int number = Math.min(steps + zero, 2 * zero - 1);
            int place = at * blockBytes(bits) + i * bits / Byte.SIZE;
            numbers.put(place, (byte) (numbers.get(place) | number << (i * bits % Byte.SIZE)));
        }
    }

    private static float furthest(float[] block) {
        float furthest = 0;
        for (float number : block) {
            if (Float.isNaN(number)) {
                // Broken weights are to show: every product with a scale that is not a number is none either.
                return number;
            }
            if (Math.abs(number) > Math.abs(furthest)) {
                furthest = number;
            }
        }
        return furthest;
    }
}
