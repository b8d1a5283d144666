package org.safefront.lm.generation.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorSource;
import org.safefront.lm.format.safetensors.Weights;
import org.safefront.lm.generation.RandomModels;
import org.safefront.lm.generation.ReferenceDecoder;

/** How far each precision is from the reference, in parts of the largest logit or by root mean square. */
class PrecisionTest {
    /**
     * Half precision rounds by at most 2^-11, on average by 0.6 of it. A number on its way through two layers is rounded
     * about 40 times, weights included, which makes 2e-3 together if all is independent; seen are 1.1e-3 to 3.3e-3 by root
     * mean square, and at most 5e-3 of the largest logit in 30 random models.
     */
    static final double HALF_BOUND = 8e-3;

    /** Seen are 1.6e-2 to 3.6e-2; inputs alone, rounded to 8 bits, make 1.3e-2 to 3.1e-2. */
    private static final double INT8_BOUND = 4.5e-2;

    /** Seen are 0.18 to 0.38. Numbers in another order would give more than 1. */
    private static final double INT4_BOUND = 0.5;

    private static final int[] PROMPT = {3, 60, 0, 17, 17, 42, 5};
    private static final int[] FOLLOWING = {11, 0, 58, 33, 2, 2, 47, 19};

    @TempDir
    Path directory;

    /**
     * Distances of logits.
     *
     * @param largest of the largest logit
     * @param meanSquare root of the mean square, of that of the logits
     */
    private record Distance(double largest, double meanSquare) {}

    @Test
    void itIsWrittenAsItIsRead() {
        List<String> names =
                Stream.of(Precision.values()).map(Precision::toString).toList();

        assertEquals(List.of("float32", "float16", "int8", "int4"), names);
        assertEquals(
                List.of(Precision.values()), names.stream().map(Precision::of).toList());
    }

    @Test
    void refusesOtherNames() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Precision.of("bfloat16"));

        assertEquals("precision must be one of float32, float16, int8, int4, was bfloat16", refusal.getMessage());
    }

    @Test
    void halfPrecisionHalvesTheCache() {
        ModelConfig config = RandomModels.qwen2();
        // 2 layers of keys and values, each 3 slots * 2 heads * 32 positions * 16 numbers.
        long numbers = 2 * 2 * 3 * 2 * 32 * 16;

        assertEquals(4 * numbers, DecoderSession.cacheBytes(config, settings(Precision.FLOAT32)));
        assertEquals(2 * numbers, DecoderSession.cacheBytes(config, settings(Precision.FLOAT16)));
        assertEquals(4 * numbers, DecoderSession.cacheBytes(config, settings(Precision.INT4)));
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.generation.RandomModels#all")
    void halfPrecisionIsCloseToTheReference(ModelConfig config) {
        ModelFolder folder = RandomModels.write(directory, config, 1);
        Adapter adapter = RandomModels.adapter(config, 3);

        Distance base = error(folder, Optional.empty(), Precision.FLOAT16, new ReferenceDecoder(folder));
        Distance merged = error(folder, Optional.of(adapter), Precision.FLOAT16, reference(folder, adapter));
        Distance ofARow = errorOfARow(folder, adapter, Precision.FLOAT16);

        for (Distance error : List.of(base, merged, ofARow)) {
            assertTrue(error.largest() <= HALF_BOUND, error.toString());
            assertTrue(error.largest() >= 1e-4, "that is more than half precision has: " + error);
        }
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.generation.RandomModels#all")
    void eightBitsAreNearTheReference(ModelConfig config) {
        assertNear(config, Precision.INT8, INT8_BOUND);
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.generation.RandomModels#all")
    void fourBitsAreWithinSightOfTheReference(ModelConfig config) {
        assertNear(config, Precision.INT4, INT4_BOUND);
    }

    /** What is left is the rounding of inputs, whatever the weights' bits are. */
    @ParameterizedTest
    @MethodSource("org.safefront.lm.generation.RandomModels#all")
    void quantisedWeightsAreThoseOfAModelThatHoldsTheirValues(ModelConfig config) {
        ModelFolder folder = RandomModels.write(directory, config, 1);

        for (Precision precision : List.of(Precision.INT8, Precision.INT4)) {
            ModelFolder dequantized = dequantize(folder, precision.weightBits());
            Distance error = error(folder, Optional.empty(), precision, new ReferenceDecoder(dequantized));
            assertTrue(error.meanSquare() <= 2.5e-2, precision + " " + error);
        }
    }

    private void assertNear(ModelConfig config, Precision precision, double bound) {
        ModelFolder folder = RandomModels.write(directory, config, 1);
        Adapter adapter = RandomModels.adapter(config, 3);

        Distance base = error(folder, Optional.empty(), precision, new ReferenceDecoder(folder));
        Distance merged = error(folder, Optional.of(adapter), precision, reference(folder, adapter));
        Distance ofARow = errorOfARow(folder, adapter, precision);

        for (Distance error : List.of(base, merged, ofARow)) {
            assertTrue(error.meanSquare() <= bound, error.toString());
            assertTrue(error.meanSquare() >= 1e-3, "nothing was quantised: " + error);
        }
    }

    private static ReferenceDecoder reference(ModelFolder folder, Adapter adapter) {
        return new ReferenceDecoder(folder).add(adapter);
    }

    private static DecoderSettings settings(Precision precision) {
        return new DecoderSettings(3, 32, 1, precision);
    }

    private static Distance error(
            ModelFolder folder, Optional<Adapter> adapter, Precision precision, ReferenceDecoder reference) {
        try (var decoder = new DecoderSession(folder, adapter, Set.of(), settings(precision))) {
            return error(decoder, reference);
        }
    }

    private static Distance errorOfARow(ModelFolder folder, Adapter adapter, Precision precision) {
        AdapterFactors factors = AdapterFactors.of(adapter, folder.config());
        try (var decoder = new DecoderSession(folder, Optional.empty(), factors.modules(), settings(precision))) {
            decoder.putAdapter(1, Optional.of(factors));
            return error(decoder, reference(folder, adapter));
        }
    }

    /** Reads a prompt into slot 1 and goes on beside another sequence. */
    private static Distance error(DecoderSession decoder, ReferenceDecoder reference) {
        decoder.prefill(0, new int[] {1, 2, 3}, 0);
        double[] expected = reference.read(PROMPT);
        float[] logits = new float[expected.length];
        decoder.prefill(1, PROMPT, 0);
        decoder.readLogits(0, logits);
        var distances = new Distances();
        distances.add(expected, logits);
        for (int i = 0; i < FOLLOWING.length; i++) {
            decoder.putToken(0, 7, 3 + i);
            decoder.putToken(1, FOLLOWING[i], PROMPT.length + i);
            decoder.decode(2);
            decoder.readLogits(1, logits);
            distances.add(reference.read(FOLLOWING[i]), logits);
        }
        return distances.error();
    }

    /** Sums up distances. */
    private static final class Distances {
        private double largestDistance;
        private double largestLogit;
        private double distanceSquares;
        private double logitSquares;

        void add(double[] expected, float[] actual) {
            for (int i = 0; i < expected.length; i++) {
                double distance = Math.abs(expected[i] - actual[i]);
                largestDistance = Math.max(largestDistance, distance);
                largestLogit = Math.max(largestLogit, Math.abs(expected[i]));
                distanceSquares += distance * distance;
                logitSquares += expected[i] * expected[i];
            }
        }

        Distance error() {
            return new Distance(largestDistance / largestLogit, Math.sqrt(distanceSquares / logitSquares));
        }
    }

    private Path emptyFolder(String name) {
        try {
            return Files.createDirectory(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the model with the values that its quantised projections have. */
    private ModelFolder dequantize(ModelFolder folder, int bits) {
        Path written = emptyFolder(bits + " bits");
        RandomModels.write(written, folder.config(), 0);
        Map<String, TensorSource> tensors = new LinkedHashMap<>();
        try (Weights weights = folder.weights()) {
            for (ModelConfig.Tensor tensor : folder.config().tensors()) {
                FloatBuffer numbers = FloatBuffer.allocate((int) tensor.size());
                weights.readFloats(tensor.name(), 0, numbers);
                FloatBuffer values = tensor.name().endsWith("_proj.weight")
                        ? QuantizedMatrixTest.roundTrip(
                                numbers.flip(), tensor.shape().get(0).intValue(), bits)
                        : numbers.flip();
                tensors.put(tensor.name(), TensorSource.ofFloats(DType.F32, tensor.shape(), values));
            }
        }
        SafetensorsWriter.write(written.resolve("model.safetensors"), tensors, Map.of());
        return ModelFolder.open(written);
    }
}
