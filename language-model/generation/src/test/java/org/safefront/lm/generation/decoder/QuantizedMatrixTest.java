package org.safefront.lm.generation.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.lm.generation.onnx.Dimension;
import org.safefront.lm.generation.onnx.ElementType;
import org.safefront.lm.generation.onnx.OnnxGraph;
import org.safefront.lm.generation.onnx.Value;
import org.safefront.lm.generation.runtime.RuntimeEnvironment;

class QuantizedMatrixTest {
    private static final int OUTPUTS = 5;
    /** Two blocks and a part of one. */
    private static final int INPUTS = 76;

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void eachWeightIsRoundedByHalfAStepAtMost(int bits) {
        FloatBuffer weight = random();

        FloatBuffer rounded = roundTrip(weight, OUTPUTS, bits);

        QuantizedMatrix matrix = QuantizedMatrix.of(weight, OUTPUTS, INPUTS, bits);
        for (int i = 0; i < OUTPUTS * INPUTS; i++) {
            float step = Math.abs(matrix.scales().get(i / INPUTS * 3 + i % INPUTS / 32));
            // The number at the other end of the range from a block's largest has no half step left.
            float largest = Math.abs(weight.get(i)) > (Math.pow(2, bits - 1) - 1) * step ? 1 : 0.5f;
            assertEquals(weight.get(i), rounded.get(i), 1.0001 * largest * step, "weight " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void theLargestOfABlockIsExact(int bits) {
        FloatBuffer weight = FloatBuffer.allocate(64).put(7, 0.3f).put(9, -0.7f).put(40, 0.9f);

        FloatBuffer rounded = roundTrip(weight, 1, bits);

        assertEquals(-0.7f, rounded.get(9));
        assertEquals(0.9f, rounded.get(40));
        assertEquals(0, rounded.get(8));
    }

    @Test
    void zerosStayZeroAndWhatIsNoNumberShows() {
        FloatBuffer weight =
                FloatBuffer.allocate(64).put(40, 1).put(41, Float.NaN).put(42, 2);

        FloatBuffer rounded = roundTrip(weight, 1, 8);

        assertEquals(0, Math.abs(rounded.get(0)));
        assertTrue(Float.isNaN(rounded.get(42)));
    }

    /** A product with the unit matrix is the matrix as ONNX Runtime reads it, number for number. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void onnxRuntimeReadsTheSameNumbers(int bits) throws OrtException {
        FloatBuffer rounded = roundTrip(random(), OUTPUTS, bits);

        float[][] product = product(QuantizedMatrix.of(random(), OUTPUTS, INPUTS, bits), bits);

        for (int input = 0; input < INPUTS; input++) {
            float[] column = new float[OUTPUTS];
            for (int output = 0; output < OUTPUTS; output++) {
                column[output] = rounded.get(output * INPUTS + input);
            }
            assertArrayEquals(column, product[input], 1e-6f, "input " + input);
        }
    }

    /** The values of a matrix after it was quantised, read as the operator's documentation says. */
    static FloatBuffer roundTrip(FloatBuffer weight, int outputs, int bits) {
        int inputs = weight.remaining() / outputs;
        int blocks = (inputs + 31) / 32;
        QuantizedMatrix matrix = QuantizedMatrix.of(weight, outputs, inputs, bits);
        FloatBuffer values = FloatBuffer.allocate(outputs * inputs);
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                int block = output * blocks + input / 32;
                int first = block * 32 * bits / 8;
                int number = bits == 8
                        ? matrix.numbers().get(first + input % 32) & 0xff
                        : (matrix.numbers().get(first + input % 32 / 2) >> (input % 2 * 4)) & 0xf;
                values.put((number - (1 << (bits - 1))) * matrix.scales().get(block));
            }
        }
        return values.flip();
    }

    private static FloatBuffer random() {
        var random = new SplittableRandom(5);
        FloatBuffer weight = FloatBuffer.allocate(OUTPUTS * INPUTS);
        while (weight.hasRemaining()) {
            weight.put((float) random.nextDouble(-1, 1));
        }
        return weight.flip();
    }

    /** Without rounding the input, and with the zeros that fill up the last block. */
    private static float[][] product(QuantizedMatrix matrix, int bits) throws OrtException {
        OrtEnvironment environment = RuntimeEnvironment.get();
        var graph = new OnnxGraph("product");
        Dimension size = Dimension.of(INPUTS);
        var product = new Value("product");
        graph.node(OnnxGraph.MICROSOFT, "MatMulNBits")
                .inputs(graph.input("unit", ElementType.FLOAT32, size, size))
                .inputs(graph.initializer(
                        "numbers", ElementType.UINT8, matrix.numbers(), OUTPUTS, 3, QuantizedMatrix.blockBytes(bits)))
                .inputs(graph.initializer("scales", matrix.scales(), OUTPUTS * 3L))
                .attribute("K", INPUTS)
                .attribute("N", OUTPUTS)
                .attribute("bits", bits)
                .attribute("block_size", QuantizedMatrix.BLOCK)
                .outputs(product);
        graph.output(product, ElementType.FLOAT32, size, Dimension.of(OUTPUTS));
        var unit = new float[INPUTS][INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            unit[i][i] = 1;
        }
        try (var options = RuntimeEnvironment.options(1);
                OrtSession session = environment.createSession(graph.toBytes(), options);
                OnnxTensor input = OnnxTensor.createTensor(environment, unit);
                OrtSession.Result result = session.run(Map.of("unit", input))) {
            return (float[][]) result.get(0).getValue();
        }
    }
}
