package org.safefront.performance;

import java.nio.file.Path;
import org.safefront.lm.format.ModelFolder;

/** Whether memory stays flat over many steps. In a process of its own, with a heap that is resident from the start. */
final class MemoryOverSteps {
    private static final int BETWEEN_LOOKS = 100;
    private static final int LOOKS = 11;
    /** By then all libraries and the code of the JIT are there. */
    private static final int WARM_UP = 100;

    private MemoryOverSteps() {}

    /** Prints megabytes at the beginning and after every hundred of a thousand steps that follow a warm-up; told the folder of a {@link Workload#SMALL} model. */
    public static void main(String[] arguments) {
        ModelFolder model = ModelFolder.open(Path.of(arguments[0]));
        try (var training = new Training(Workload.SMALL, model, Workload.SMALL.full())) {
            training.steps(WARM_UP);
            var looks = new StringBuilder();
            for (int look = 0; look < LOOKS; look++) {
                training.steps(BETWEEN_LOOKS);
                looks.append(ResidentMemory.kilobytes("VmRSS:") / 1024).append(' ');
            }
            Figures.say("%s", looks.toString().strip());
        }
    }
}
