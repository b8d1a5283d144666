package org.safefront.launcher.plan;

import org.safefront.lm.training.ComputeSettings;
import org.safefront.lm.training.DeviceRate;
import org.safefront.lm.training.MemoryRate;

/**
 * What bounds the work on this machine, by a measurement of under a second on one thread.
 *
 * @param products floating-point operations a second of large matrix products in float32, as progress reports measure it
 * @param memory bytes a second that are read from memory
 * @param processors that this machine has
 */
public record MachineRate(double products, double memory, int processors) {
    /** Measures it. */
    static MachineRate measure() {
        return new MachineRate(
                DeviceRate.measure(ComputeSettings.cpu()),
                MemoryRate.measure(),
                Runtime.getRuntime().availableProcessors());
    }
}
