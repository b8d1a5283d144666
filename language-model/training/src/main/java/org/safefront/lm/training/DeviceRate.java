package org.safefront.lm.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.Map;

/** What a device does at its best, as this process meets it: large matrix products. */
public final class DeviceRate {
    private static final int ROUNDS = 6;
    private static final double NANOS = 1e9;

    private DeviceRate() {}

    /**
     * Measures it; takes a tenth of a second.
     *
     * @param compute on which device, and in which precision
     * @return floating-point operations a second, of the best of several rounds
     */
    public static double measure(ComputeSettings compute) {
        boolean gpu = compute.device().isGpu();
        int size = gpu ? 8192 : 1024;
        int repeats = gpu ? 10 : 1;
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(compute.device());
                TorchScript script = TorchScript.load(
                        manager, "product.py", Map.of("repeats", repeats, "bfloat16", compute.bfloat16() ? 1 : 0))) {
            NDArray a = manager.randomNormal(new Shape(size, size));
            NDArray b = a.div((float) Math.sqrt(size));
            double best = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                best = Math.min(best, seconds(script, a, b));
            }
            return 2.0 * size * size * size * repeats / best;
        }
    }

    private static double seconds(TorchScript script, NDArray a, NDArray b) {
        try (var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            long start = System.nanoTime();
            // Reading the number waits for the device.
            script.call("products", a, b).getFloat();
            return (System.nanoTime() - start) / NANOS;
        }
    }
}
