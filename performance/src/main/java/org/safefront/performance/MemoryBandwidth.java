package org.safefront.performance;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** The other limit of this machine: how fast one thread reads memory that is in no cache. */
final class MemoryBandwidth {
    /** A gigabyte of floats. */
    private static final long FLOATS = 1L << 28;

    private static final int REPEATS = 5;

    private MemoryBandwidth() {}

    /** Bytes a second, of the best of several sums over a gigabyte. */
    static double rate() {
        double best = Double.MAX_VALUE;
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
            NDArray numbers = manager.ones(new Shape(FLOATS));
            for (int i = 0; i < REPEATS; i++) {
                best = Math.min(best, ProcessorTime.of(() -> numbers.sum().close()));
            }
        }
        return Float.BYTES * FLOATS / best;
    }
}
