package org.safefront.performance;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** The limit of this machine as this process meets it: the rate of one large matrix product in float32. */
final class MatrixProduct {
    private static final int SIZE = 1024;
    private static final int REPEATS = 12;

    private MatrixProduct() {}

    /** The best of several, in floating-point operations a second. */
    static double rate() {
        double best = Double.MAX_VALUE;
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
            NDArray a = manager.randomNormal(new Shape(SIZE, SIZE));
            NDArray b = manager.randomNormal(new Shape(SIZE, SIZE));
            for (int i = 0; i < REPEATS; i++) {
                best = Math.min(best, ProcessorTime.of(() -> a.matMul(b).close()));
            }
        }
        return 2.0 * SIZE * SIZE * SIZE / best;
    }
}
