package org.safefront.lm.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.Locale;
import java.util.Optional;

/**
 * How a step is computed on the machine at hand: what a recipe leaves open.
 *
 * @param device cpu, or gpu and a number
 * @param precision of matrix products and attention
 * @param activationCheckpointing keeps the input of each layer alone for the backward pass and computes the layer again
 *     there: a step needs the memory of one layer's activations, and about a third more time. Gradients stay the same
 */
public record ComputeSettings(Device device, Precision precision, boolean activationCheckpointing) {
    /** Of matrix products and attention. Weights, gradients and moments are float32 in any case. */
    public enum Precision {
        /** 24 bits of significance. */
        FLOAT32,
        /** 8 bits of significance and the range of float32, for devices that multiply them faster. */
        BFLOAT16
    }

    /** In float32 on the CPU. */
    public static ComputeSettings cpu() {
        return new ComputeSettings(Device.cpu(), Precision.FLOAT32, false);
    }

    /**
     * From the words of an operator.
     *
     * @param device cpu, or gpu and a number such as gpu0
     * @param precision float32 or bfloat16, absent for what suits the device: bfloat16 on a GPU, float32 on the CPU
     * @param activationCheckpointing whether layers are computed twice to save memory
     * @throws IllegalArgumentException if there is no such device or precision
     */
    public static ComputeSettings of(String device, Optional<String> precision, boolean activationCheckpointing) {
        if (!device.matches("cpu|gpu\\d*")) {
            throw new IllegalArgumentException("device " + device + " is neither cpu nor gpu and a number");
        }
        Device found = Device.fromName(device);
        int gpus = found.isGpu() ? Engine.getEngine("PyTorch").getGpuCount() : 0;
        if (found.isGpu() && found.getDeviceId() >= gpus) {
            throw new IllegalArgumentException("device " + device + " is not there: PyTorch sees " + gpus
                    + " GPUs; it needs a driver and its CUDA libraries, see docs/deployment.md");
        }
        Precision suitable = found.isGpu() ? Precision.BFLOAT16 : Precision.FLOAT32;
        return new ComputeSettings(
                found, precision.map(ComputeSettings::precision).orElse(suitable), activationCheckpointing);
    }

    private static Precision precision(String name) {
        return switch (name) {
            case "float32" -> Precision.FLOAT32;
            case "bfloat16" -> Precision.BFLOAT16;
            default -> throw new IllegalArgumentException("precision " + name + " is neither float32 nor bfloat16");
        };
    }

    boolean bfloat16() {
        return precision == Precision.BFLOAT16;
    }

    /** For instance "gpu0, bfloat16". */
    @Override
    public String toString() {
        String where = device.isGpu() ? "gpu" + device.getDeviceId() : "cpu";
        return where + ", " + precision.name().toLowerCase(Locale.ROOT);
    }
}
