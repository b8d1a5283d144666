package org.safefront.lm.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.safefront.lm.format.classifier.ConvolutionSizes;

class ClassifierTrainingTest {
    private static final ConvolutionSizes SIZES = new ConvolutionSizes(12, 6, 3, 8, 2);

    @Test
    void learnsWhetherTwoTokensStandSideBySide() {
        try (var training = new ClassifierTraining(SIZES, 1)) {

            double loss = training.train(texts(400), 30, 16, 1e-2, 1);

            assertTrue(loss < 0.05, () -> "loss " + loss);
        }
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        try (var one = new ClassifierTraining(SIZES, 1);
                var two = new ClassifierTraining(SIZES, 1)) {
            one.train(texts(40), 2, 16, 1e-2, 1);
            two.train(texts(40), 2, 16, 1e-2, 1);

            assertEquals(one.weights().kernel(), two.weights().kernel());
        }
    }

    /** Label 1 if and only if 2 is followed by 3; both tokens occur in either class. */
    private static List<LabelledText> texts(int count) {
        var random = new Random(3);
        var texts = new ArrayList<LabelledText>();
        for (int i = 0; i < count; i++) {
            List<Integer> ids = new ArrayList<>(
                    random.ints(4 + random.nextInt(6), 4, 12).boxed().toList());
            int at = random.nextInt(ids.size() - 1);
            int label = i % 2;
            ids.set(at, label == 1 ? 2 : 3);
            ids.set(at + 1, label == 1 ? 3 : 2);
            texts.add(new LabelledText(ids, label));
        }
        return texts;
    }
}
