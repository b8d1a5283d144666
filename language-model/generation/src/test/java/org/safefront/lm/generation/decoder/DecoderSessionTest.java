package org.safefront.lm.generation.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.generation.RandomModels;
import org.safefront.lm.generation.ReferenceDecoder;

class DecoderSessionTest {
    private static final double TOLERANCE = 1e-4;
    private static final int[] PROMPT = {3, 60, 0, 17, 17, 42, 5};
    private static final int[] FOLLOWING = {11, 0, 58, 33, 2, 2, 47, 19};

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("org.safefront.lm.generation.RandomModels#all")
    void logitsAreThoseOfTheReference(ModelConfig config) {
        ModelFolder folder = RandomModels.write(directory, config, 1);

        double difference = largestDifference(folder, Optional.empty(), new ReferenceDecoder(folder));

        assertTrue(difference <= TOLERANCE, "max |dlogit| " + difference);
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.generation.RandomModels#all")
    void aMergedAdapterIsTheReferenceWithItsProductAdded(ModelConfig config) {
        ModelFolder folder = RandomModels.write(directory, config, 2);
        Adapter adapter = RandomModels.adapter(config, 3);

        double difference = largestDifference(folder, Optional.of(adapter), new ReferenceDecoder(folder).add(adapter));

        assertTrue(difference <= TOLERANCE, "max |dlogit| " + difference);
        assertTrue(largestDifference(folder, Optional.of(adapter), new ReferenceDecoder(folder)) > 0.1);
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.generation.RandomModels#all")
    void halfPrecisionWeightsAreWidened(ModelConfig config) {
        ModelFolder folder = RandomModels.write(directory, config, DType.BF16, 4);

        double difference = largestDifference(folder, Optional.empty(), new ReferenceDecoder(folder));

        assertTrue(difference <= TOLERANCE, "max |dlogit| " + difference);
    }

    /** A row of the base, one of a small adapter, and one of a larger one that comes later, beside one another. */
    @ParameterizedTest
    @MethodSource("org.safefront.lm.generation.RandomModels#all")
    void eachRowHasAnAdapterOfItsOwn(ModelConfig config) {
        ModelFolder folder = RandomModels.write(directory, config, 3);
        Adapter small = RandomModels.adapter(config, 5, 2, List.of("mlp.up_proj", "self_attn.q_proj"));
        Adapter large = RandomModels.adapter(config, 6, 4, ModelConfig.PROJECTIONS);
        AdapterFactors largeFactors = AdapterFactors.of(large, config);
        var references = List.of(
                new ReferenceDecoder(folder),
                new ReferenceDecoder(folder).add(small),
                new ReferenceDecoder(folder).add(large));
        float[] logits = new float[config.vocabularySize()];
        float[] base = new float[config.vocabularySize()];
        try (var decoder = new DecoderSession(folder, Optional.empty(), largeFactors.modules(), settings(3));
                var plain = new DecoderSession(folder, Optional.empty(), Set.of(), settings(1))) {
            decoder.putAdapter(1, Optional.of(AdapterFactors.of(small, config)));
            decoder.putAdapter(2, Optional.of(largeFactors));
            plain.prefill(0, PROMPT, 0);
            for (int slot = 0; slot < 3; slot++) {
                decoder.prefill(slot, PROMPT, 0);
                decoder.readLogits(0, logits);
                double difference = difference(references.get(slot).read(PROMPT), logits);
                assertTrue(difference <= TOLERANCE, "slot " + slot + ", max |dlogit| " + difference);
            }
            for (int i = 0; i < FOLLOWING.length; i++) {
                for (int slot = 0; slot < 3; slot++) {
                    decoder.putToken(slot, FOLLOWING[i], PROMPT.length + i);
                }
                decoder.decode(3);
                for (int slot = 0; slot < 3; slot++) {
                    decoder.readLogits(slot, logits);
                    double difference = difference(references.get(slot).read(FOLLOWING[i]), logits);
                    assertTrue(difference <= TOLERANCE, "slot " + slot + ", max |dlogit| " + difference);
                }
                plain.putToken(0, FOLLOWING[i], PROMPT.length + i);
                plain.decode(1);
                plain.readLogits(0, base);
                decoder.readLogits(0, logits);
                assertArrayEquals(base, logits, "the base's row is that of the base alone, to the last bit");
            }
        }
    }

    private static double largestDifference(ModelFolder folder, Optional<Adapter> adapter, ReferenceDecoder reference) {
        float[] logits = new float[folder.config().vocabularySize()];
        try (var decoder = new DecoderSession(folder, adapter, Set.of(), settings(3))) {
            int slot = 1;
            decoder.prefill(0, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0);
            decoder.prefill(slot, PROMPT, 0);
            decoder.readLogits(0, logits);
            double largest = difference(reference.read(PROMPT), logits);
            for (int i = 0; i < FOLLOWING.length; i++) {
                decoder.putToken(0, 7, 10 + i);
                decoder.putToken(slot, FOLLOWING[i], PROMPT.length + i);
                decoder.decode(2);
                decoder.readLogits(slot, logits);
                largest = Math.max(largest, difference(reference.read(FOLLOWING[i]), logits));
            }
            return largest;
        }
    }

    private static DecoderSettings settings(int slots) {
        return new DecoderSettings(slots, 32, 1, Precision.FLOAT32);
    }

    private static double difference(double[] expected, float[] actual) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
        }
        return largest;
    }
}
