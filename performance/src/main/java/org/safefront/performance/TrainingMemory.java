package org.safefront.performance;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.training.ComputeSettings;

/**
 * Memory that a run needs above its weights: gradients, moments, activations. Each run has a process of its own, for none
 * gives back all that it had, and a heap that is resident from the start.
 */
final class TrainingMemory {
    private static final int STEPS = 3;
    private static final int SHORT = 512;

    /** What is measured. */
    enum Case {
        FULL,
        LORA,
        DEEP,
        DEEP_LONGER,
        DEEP_LONGER_RECOMPUTED
    }

    private TrainingMemory() {}

    /** Bytes of a case, measured in a process of its own. */
    static double of(Case measured, Path model) {
        return Double.parseDouble(ChildProcess.java(TrainingMemory.class, model.toString(), measured.name()));
    }

    /** Prints bytes; told the folder of the model, and the case. */
    public static void main(String[] arguments) throws IOException {
        ModelFolder model = ModelFolder.open(Path.of(arguments[0]));
        // The engine's own libraries are not the run's.
        MatrixProduct.rate();
        long before = ResidentMemory.kilobytes("VmRSS:");
        long mappedBefore = ResidentMemory.kilobytes("RssFile:");
        try (var training = start(Case.valueOf(arguments[1]), model)) {
            // The high-water mark begins anew, so that what loading needed for a moment does not count.
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
            training.steps(STEPS);
            // Pages of the weights' file that are still mapped are the system's to take back.
            long mapped = ResidentMemory.kilobytes("RssFile:") - mappedBefore;
            long most = 1024 * (ResidentMemory.kilobytes("VmHWM:") - before - mapped);
            Figures.say("%d", most - Float.BYTES * model.config().parameters());
        }
    }

    private static Training start(Case measured, ModelFolder model) {
        Workload standard = Workload.STANDARD;
        Workload deep = Workload.DEEP;
        var recomputing = new ComputeSettings(Device.cpu(), ComputeSettings.Precision.FLOAT32, true);
        return switch (measured) {
            case FULL -> new Training(standard, model, standard.full());
            case LORA -> new Training(standard, model, standard.smallLora());
            case DEEP -> new Training(deep.withTime(SHORT), model, deep.full());
            case DEEP_LONGER -> new Training(deep, model, deep.full());
            case DEEP_LONGER_RECOMPUTED -> new Training(deep, model, deep.full(), recomputing);
        };
    }
}
