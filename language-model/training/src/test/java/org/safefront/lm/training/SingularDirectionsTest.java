package org.safefront.lm.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the iteration finds is held against the whole decomposition. */
class SingularDirectionsTest {
    private static final int COUNT = 16;

    /** Spectra that fall fast, slowly as those of language models, and hardly at all as that of noise. */
    @ParameterizedTest
    @CsvSource({"300, 200, 1.0", "200, 300, 0.3", "400, 400, 0.0"})
    void anIterationFindsWhatTheWholeDecompositionFinds(int outputs, int inputs, double decay) {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
                var whole = new SingularDirections(manager, Integer.MAX_VALUE);
                var iteration = new SingularDirections(manager, 0)) {
            NDArray matrix = matrix(manager, outputs, inputs, decay);

            NDArray expected = whole.largest(matrix, COUNT, "matrix");
            NDArray found = iteration.largest(matrix, COUNT, "matrix");

            for (int i = 0; i < COUNT; i++) {
                double value = expected.getDouble(0, i);
                assertEquals(value, found.getDouble(0, i), 1e-12 * expected.getDouble(0, 0), "value " + i);
                assertTrue(cosine(expected, found, i, 1, outputs) > 1 - 1e-10, "left direction " + i);
                assertTrue(cosine(expected, found, i, 1 + outputs, inputs) > 1 - 1e-10, "right direction " + i);
            }
            double largest = expected.getDouble(0, 0);
            assertEquals(largest, whole.spectralNorm(matrix, "matrix"), 1e-12 * largest);
            assertEquals(largest, iteration.spectralNorm(matrix, "matrix"), 1e-9 * largest);
        }
    }

    /** The space of the iteration then holds more columns than the matrix has directions. */
    @ParameterizedTest
    @CsvSource({"1", "3", "40"})
    void anIterationFindsTheValuesOfAMatrixOfLowRank(int rank) {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
                var whole = new SingularDirections(manager, Integer.MAX_VALUE);
                var iteration = new SingularDirections(manager, 0)) {
            NDArray matrix = random(manager, 260, rank, 1).matMul(random(manager, rank, 230, 2));

            NDArray expected = whole.largest(matrix, COUNT, "matrix");
            NDArray found = iteration.largest(matrix, COUNT, "matrix");

            for (int i = 0; i < COUNT; i++) {
                assertEquals(expected.getDouble(0, i), found.getDouble(0, i), 1e-12 * expected.getDouble(0, 0));
            }
        }
    }

    private static double cosine(NDArray expected, NDArray found, int direction, int from, int size) {
        double sum = 0;
        for (int i = from; i < from + size; i++) {
            sum += expected.getDouble(i, direction) * found.getDouble(i, direction);
        }
        return Math.abs(sum);
    }

    /** Noise, plus as many directions of it as count, weighted by a power of their number. */
    private static NDArray matrix(NDManager manager, int outputs, int inputs, double decay) {
        int rank = 2 * COUNT;
        NDArray left = random(manager, outputs, rank, 3);
        NDArray right = random(manager, rank, inputs, 4);
        float[] scales = new float[rank];
        for (int i = 0; i < rank; i++) {
            scales[i] = decay == 0 ? 0 : (float) Math.pow(i + 1, -decay);
        }
        return left.mul(manager.create(scales)).matMul(right).add(random(manager, outputs, inputs, 5));
    }

    private static NDArray random(NDManager manager, int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        var values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return manager.create(values, new Shape(rows, columns));
    }
}
