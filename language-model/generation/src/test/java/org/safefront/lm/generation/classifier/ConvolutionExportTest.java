package org.safefront.lm.generation.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.format.classifier.ConvolutionSizes;
import org.safefront.lm.format.classifier.ConvolutionWeights;

class ConvolutionExportTest {
    private static final ConvolutionSizes SIZES = new ConvolutionSizes(24, 6, 3, 7, 2);
    private static final List<String> LABELS = List.of("complied", "refused");
    private static final double TOLERANCE = 1e-6;

    private final ConvolutionWeights weights = random();

    @TempDir
    Path folder;

    @BeforeEach
    void writeTokenizer() {
        JsonFile.write(folder.resolve("tokenizer.json"), new TinyClassifier("A").tokenizer());
    }

    @Test
    void scoresAreThoseOfPlainArithmetic() {
        ConvolutionExport.write(folder, weights, LABELS, 16);

        try (var classifier = SequenceClassifier.open(folder, ClassifierSettings.onCpu(1))) {
            // Two texts of different lengths in one batch, so that one of them is padded.
            List<Scores> scores = classifier.classify(List.of("1 2 3 4 5 6", "7"));

            assertClose(new int[] {1, 2, 3, 4, 5, 6}, scores.get(0));
            assertClose(new int[] {7}, scores.get(1));
        }
    }

    @Test
    void everyOutputNeedsALabel() {
        assertThrows(
                IllegalArgumentException.class, () -> ConvolutionExport.write(folder, weights, List.of("refused"), 16));
    }

    private void assertClose(int[] words, Scores scores) {
        double[] logits = logits(ids(words));
        double total = DoubleStream.of(logits).map(Math::exp).sum();
        assertEquals(LABELS, scores.labels());
        assertEquals(Math.exp(logits[0]) / total, scores.probability("complied"), TOLERANCE);
        assertEquals(Math.exp(logits[1]) / total, scores.probability("refused"), TOLERANCE);
    }

    private static int[] ids(int... words) {
        int[] ids = new int[words.length + 2];
        ids[0] = TinyClassifier.BEGIN;
        for (int i = 0; i < words.length; i++) {
            ids[i + 1] = TinyClassifier.word(words[i]);
        }
        ids[ids.length - 1] = TinyClassifier.END;
        return ids;
    }

    private double[] logits(int[] ids) {
        double[] logits = new double[SIZES.labels()];
        for (int label = 0; label < SIZES.labels(); label++) {
            logits[label] = weights.outputBias().get(label);
            for (int filter = 0; filter < SIZES.filters(); filter++) {
                logits[label] += weights.output().get(label * SIZES.filters() + filter) * strongest(ids, filter);
            }
        }
        return logits;
    }

    private double strongest(int[] ids, int filter) {
        double strongest = 0;
        for (int at = 0; at < ids.length; at++) {
            strongest = Math.max(strongest, at(ids, filter, at));
        }
        return strongest;
    }

    private double at(int[] ids, int filter, int at) {
        double sum = weights.kernelBias().get(filter);
        for (int k = Math.max(0, 1 - at); k < Math.min(SIZES.window(), ids.length - at + 1); k++) {
            for (int d = 0; d < SIZES.width(); d++) {
                sum += weights.embedding().get(ids[at + k - 1] * SIZES.width() + d)
                        * weights.kernel().get((filter * SIZES.width() + d) * SIZES.window() + k);
            }
        }
        return sum;
    }

    private static ConvolutionWeights random() {
        var random = new SplittableRandom(5);
        return new ConvolutionWeights(
                SIZES,
                floats(random, SIZES.vocabulary() * SIZES.width()),
                floats(random, SIZES.filters() * SIZES.width() * SIZES.window()),
                floats(random, SIZES.filters()),
                floats(random, SIZES.labels() * SIZES.filters()),
                floats(random, SIZES.labels()));
    }

    private static FloatBuffer floats(SplittableRandom random, int size) {
        FloatBuffer floats = FloatBuffer.allocate(size);
        while (floats.hasRemaining()) {
            floats.put((float) random.nextDouble(-1, 1));
        }
        return floats.flip();
    }
}
