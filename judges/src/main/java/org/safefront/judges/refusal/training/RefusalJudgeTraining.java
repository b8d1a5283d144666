package org.safefront.judges.refusal.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.safefront.judges.refusal.FeatureExtractor;
import org.safefront.judges.refusal.RefusalClassifier;
import org.safefront.judges.refusal.RefusalFile;
import org.safefront.lm.format.JsonFile;

/** Makes the files of the refusal judge: from the same settings always the same bytes. */
public final class RefusalJudgeTraining {
    /** To be raised with every model that is shipped. */
    private static final String VERSION = "1";

    private RefusalJudgeTraining() {}

    /** Trains a judge and writes its model and its settings into a folder, which is made if it is not there. */
    public static void write(Path folder, TrainingSettings settings) {
        var extractor = new FeatureExtractor(settings.features(), RefusalClassifier.cues());
        TrainedRefusal trained = new RefusalTraining(settings, extractor).train();
        int cues = extractor.of("", "").cues().length;
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(RefusalClassifier.MODEL), RefusalExport.bytes(trained, cues));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
        var file = new RefusalFile(VERSION, FeatureExtractor.VERSION, settings.features(), settings.seed());
        JsonFile.write(folder.resolve(RefusalFile.NAME), file.toJson());
    }
}
