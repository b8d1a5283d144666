package org.safefront.lm.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** How fast one thread of the processor reads memory that is in no cache, as this process meets it: large sums. */
public final class MemoryRate {
    /** A quarter of a gigabyte, several times what a core's share of the caches holds. */
    private static final long FLOATS = 1L << 26;

    private static final int ROUNDS = 5;
    private static final double NANOS = 1e9;

    private MemoryRate() {}

    /**
     * Measures it; takes a quarter of a second.
     *
     * @return bytes a second, of the best of several rounds
     */
    public static double measure() {
        double best = Double.MAX_VALUE;
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
            NDArray numbers = manager.ones(new Shape(FLOATS));
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                numbers.sum().close();
                best = Math.min(best, (System.nanoTime() - start) / NANOS);
            }
        }
        return Float.BYTES * FLOATS / best;
    }
}
