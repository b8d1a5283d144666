package org.safefront.judges.refusal.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.judges.refusal.FeatureExtractor;
import org.safefront.judges.refusal.FeatureSettings;
import org.safefront.judges.refusal.Features;
import org.safefront.judges.refusal.RefusalClassifier;
import org.safefront.judges.refusal.RefusalReading;

class RefusalJudgeTrainingTest {
    private static final TrainingSettings SMALL =
            new TrainingSettings(3, 1500, 3, 2, 8, new FeatureSettings(1 << 15, 1 << 13));

    private final List<GeneratedExchange> heldOut = ExchangeGenerator.shipped().draw(600, Part.HELD_OUT, 11);

    @TempDir
    private Path folder;

    @Test
    void aSmallTrainingLearnsIntentsThatItNeverSaw() {
        RefusalJudgeTraining.write(folder, SMALL);

        try (var classifier = RefusalClassifier.open(folder)) {
            long right = heldOut.stream()
                    .filter(exchange -> classifier
                                    .read(exchange.prompt(), exchange.response())
                                    .label()
                            == exchange.label())
                    .count();

            assertTrue(right >= 0.9 * heldOut.size(), right + " of " + heldOut.size());
        }
    }

    @Test
    void theSameSettingsGiveTheSameBytes() throws IOException {
        RefusalJudgeTraining.write(folder.resolve("one"), SMALL);
        RefusalJudgeTraining.write(folder.resolve("two"), SMALL);

        assertArrayEquals(
                Files.readAllBytes(folder.resolve("one").resolve(RefusalClassifier.MODEL)),
                Files.readAllBytes(folder.resolve("two").resolve(RefusalClassifier.MODEL)));
    }

    @Test
    void theExportedModelSaysWhatTheTrainedOneSaid() {
        var extractor = new FeatureExtractor(SMALL.features(), RefusalClassifier.cues());
        TrainedRefusal trained = new RefusalTraining(SMALL, extractor).train();
        RefusalJudgeTraining.write(folder, SMALL);

        try (var classifier = RefusalClassifier.open(folder)) {
            for (GeneratedExchange exchange : heldOut.subList(0, 200)) {
                Features features = extractor.of(exchange.prompt(), exchange.response());
                double[] expected = trained.probabilities(features);
                RefusalReading reading = classifier.read(exchange.prompt(), exchange.response());

                assertEquals(expected[0], reading.compliance(), 1e-4);
                assertEquals(expected[1], reading.partial(), 1e-4);
                assertEquals(expected[2], reading.refusal(), 1e-4);
            }
        }
    }
}
