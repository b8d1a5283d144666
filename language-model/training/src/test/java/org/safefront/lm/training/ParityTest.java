package org.safefront.lm.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.lm.format.ParityCase;

/** The decoder against transformers, whose logits, loss and gradients are in golden files. */
class ParityTest {
    private static final ComputeSettings FLOAT32 = ComputeSettings.cpu();

    private static final double LOGITS = 1e-4;
    /** Of the largest number of a gradient. */
    private static final double GRADIENTS = 1e-4;

    @ParameterizedTest
    @MethodSource("org.safefront.lm.format.ParityCase#models")
    void theLogitsAreThoseOfTheReference(ParityCase golden) {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
                Decoder decoder = Decoder.load(manager, golden.model(), Optional.empty(), 0, FLOAT32)) {
            List<Example> examples = examples(golden);
            for (int i = 0; i < examples.size(); i++) {
                long[] ids = Batch.of(List.of(examples.get(i))).ids(manager).toLongArray();

                float[] logits = decoder.logits(manager.create(ids, new Shape(1, ids.length)))
                        .toFloatArray();

                assertClose(golden.numbers("logits." + i), logits, LOGITS, golden + " logits of example " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.format.ParityCase#models")
    void theLossAndTheGradientOfEveryParameterAreThoseOfTheReference(ParityCase golden) {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
                Decoder decoder = Decoder.load(manager, golden.model(), Optional.empty(), 0, FLOAT32)) {
            Batch batch = Batch.of(examples(golden));

            TorchScript.Gradients gradients =
                    decoder.gradients(batch, NativeArrays.scalar(manager, batch.trainedTokens()), 0);

            assertEquals(golden.numbers("loss")[0], gradients.loss().getFloat(), LOGITS);
            assertEquals(golden.parameters(), gradients.byName().keySet());
            gradients.byName().forEach((name, gradient) -> {
                float[] expected = golden.numbers("gradient." + name);
                float[] actual = gradient.toFloatArray();
                assertClose(expected, actual, GRADIENTS * largest(expected), golden + " gradient of " + name);
            });
        }
    }

    private static List<Example> examples(ParityCase golden) {
        return golden.rows().stream()
                .map(row -> new Example(row.prompt(), row.completion()))
                .toList();
    }

    private static void assertClose(float[] expected, float[] actual, double tolerance, String what) {
        assertEquals(expected.length, actual.length, what);
        double furthest = 0;
        for (int i = 0; i < expected.length; i++) {
            furthest = Math.max(furthest, Math.abs(expected[i] - actual[i]));
        }
        double most = furthest;
        assertTrue(most <= tolerance, () -> what + " is off by " + most + ", more than " + tolerance);
    }

    private static double largest(float[] numbers) {
        double largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }
}
