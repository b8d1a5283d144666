package org.safefront.lm.generation.classifier;

import java.nio.file.Path;
import org.safefront.lm.generation.onnx.ElementType;

/** Classifiers for tests outside this package. */
public final class ClassifierFolders {
    private ClassifierFolders() {}

    /** Writes a tiny classifier whose words are the numbers from 0 to 19. */
    public static void write(Path folder) {
        new TinyClassifier("NO", "YES").write(folder, "model.onnx", ElementType.INT64);
    }
}
