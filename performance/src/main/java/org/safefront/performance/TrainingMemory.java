package org.safefront.performance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.safefront.lm.format.ModelFolder;

/**
 * Memory that a run needs above its weights: gradients, moments, activations. Each run has a process of its own, for none
 * gives back all that it had, and a heap that is resident from the start.
 */
final class TrainingMemory {
    private static final int STEPS = 3;

    private TrainingMemory() {}

    /** Prints bytes; told the folder of the model, and full or lora. */
    public static void main(String[] arguments) throws IOException {
        ModelFolder model = ModelFolder.open(Path.of(arguments[0]));
        Workload workload = Workload.STANDARD;
        // The engine's own libraries are not the run's.
        MatrixProduct.rate();
        long before = ResidentMemory.kilobytes("VmRSS:");
        long mappedBefore = ResidentMemory.kilobytes("RssFile:");
        try (var training =
                new Training(workload, model, arguments[1].equals("full") ? workload.full() : workload.smallLora())) {
            // The high-water mark begins anew, so that what loading needed for a moment does not count.
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
            training.steps(STEPS);
            // Pages of the weights' file that are still mapped are the system's to take back.
            long mapped = ResidentMemory.kilobytes("RssFile:") - mappedBefore;
            long most = 1024 * (ResidentMemory.kilobytes("VmHWM:") - before - mapped);
            Figures.say("%d", most - Float.BYTES * model.config().parameters());
        }
    }
}
