package org.safefront.lm.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ParityCase;

/** What must hold of a decoder whatever its weights are. */
class DecoderTest {
    private static final long[] IDS = {3, 1, 4, 1, 5, 9, 2, 6, 5, 35, 8, 9};
    private static final float ROUNDING = 1e-4f;
    private static final ComputeSettings FLOAT32 = ComputeSettings.cpu();
    private static final ComputeSettings BFLOAT16 =
            new ComputeSettings(Device.cpu(), ComputeSettings.Precision.BFLOAT16, false);
    /** torch.autocast in bfloat16 has cosines of 0.9935 to 0.9998 with float32 on these models; this has 0.9955 to 0.9999. */
    private static final double AUTOCAST = 0.9935;

    private static final LoraSettings LORA = new LoraSettings(
            3, 5, true, 0, List.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"), "all");

    private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.format.ParityCase#models")
    void aPositionSeesNothingThatComesAfterIt(ParityCase any) {
        int changed = 7;
        long[] other = IDS.clone();
        other[changed] = 40;
        try (Decoder decoder = Decoder.load(manager, any.model(), Optional.empty(), 0, FLOAT32)) {
            float[] logits = logits(decoder, IDS);
            float[] otherLogits = logits(decoder, other);

            int vocabulary = any.model().config().vocabularySize();
            assertArrayEquals(
                    Arrays.copyOf(logits, changed * vocabulary),
                    Arrays.copyOf(otherLogits, changed * vocabulary),
                    ROUNDING);
            for (int position = changed; position < IDS.length; position++) {
                int from = position * vocabulary;
                float[] row = Arrays.copyOfRange(logits, from, from + vocabulary);
                float[] otherRow = Arrays.copyOfRange(otherLogits, from, from + vocabulary);
                assertTrue(Arrays.mismatch(row, otherRow) >= 0, "position " + position + " does not see the change");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.format.ParityCase#models")
    void anUpdateBesideTheWeightsEqualsOneThatIsMergedIntoThem(ParityCase any) {
        try (Decoder adapted = Decoder.load(manager, any.model(), Optional.of(LORA), 1, FLOAT32);
                Decoder merged = Decoder.load(manager, any.model(), Optional.empty(), 0, FLOAT32)) {
            float[] before = logits(adapted, IDS);
            for (int layer = 0; layer < any.model().config().layers(); layer++) {
                for (String projection : ModelConfig.PROJECTIONS) {
                    String module = "model.layers." + layer + "." + projection;
                    LoraUpdate.Pair pair = adapted.update()
                            .flatMap(update -> update.of(module))
                            .orElseThrow();
                    NDArray b = manager.randomNormal(
                            0, 0.2f, pair.b().getShape(), pair.b().getDataType());
                    pair.b().setRequiresGradient(false);
                    pair.b().addi(b);
                    NDArray weight = merged.parameters().get(module + ".weight");
                    weight.setRequiresGradient(false);
                    weight.addi(b.matMul(pair.a()).mul((float) LORA.scale()));
                }
            }

            float[] beside = logits(adapted, IDS);

            assertArrayEquals(logits(merged, IDS), beside, ROUNDING);
            assertTrue(Arrays.mismatch(before, beside) >= 0);
        }
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.format.ParityCase#models")
    void activationCheckpointingGivesTheSameGradientsToTheLastBit(ParityCase any) {
        var recomputing = new ComputeSettings(Device.cpu(), ComputeSettings.Precision.FLOAT32, true);
        var dropout = new LoraSettings(2, 4, false, 0.3, List.of("q_proj", "up_proj"), "all");
        var upper = new LoraSettings(2, 4, false, 0.3, List.of("down_proj"), "1..1");
        for (Optional<LoraSettings> lora :
                List.of(Optional.<LoraSettings>empty(), Optional.of(dropout), Optional.of(upper))) {
            Map<String, float[]> kept = gradients(any, lora, FLOAT32, 11);

            Map<String, float[]> recomputed = gradients(any, lora, recomputing, 11);

            assertEquals(kept.keySet(), recomputed.keySet());
            kept.forEach((name, gradient) -> assertArrayEquals(gradient, recomputed.get(name), name));
        }
        assertFalse(Arrays.equals(
                gradients(any, Optional.of(dropout), recomputing, 11).get("loss"),
                gradients(any, Optional.of(dropout), recomputing, 12).get("loss")));
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.format.ParityCase#models")
    void productsInBfloat16PointTheSameWay(ParityCase any) {
        for (Optional<LoraSettings> lora : List.of(Optional.<LoraSettings>empty(), Optional.of(LORA))) {
            Map<String, float[]> exact = gradients(any, lora, FLOAT32, 11);

            Map<String, float[]> narrow = gradients(any, lora, BFLOAT16, 11);

            assertEquals(exact.get("loss")[0], narrow.get("loss")[0], 0.01 * exact.get("loss")[0]);
            assertNotEquals(exact.get("loss")[0], narrow.get("loss")[0]);
            double cosine = cosine(exact, narrow);
            assertTrue(cosine > AUTOCAST, () -> any + ": " + cosine);
        }
    }

    /** The gradient of everything that is trained, and the loss, of the golden batch; B is not zero. */
    private Map<String, float[]> gradients(
            ParityCase any, Optional<LoraSettings> lora, ComputeSettings compute, long seed) {
        Batch batch = Batch.of(any.rows().stream()
                .map(row -> new Example(row.prompt(), row.completion()))
                .toList());
        try (Decoder decoder = Decoder.load(manager, any.model(), lora, 5, compute)) {
            decoder.update().ifPresent(update -> update.arrays().forEach((name, array) -> {
                array.setRequiresGradient(false);
                array.addi(0.01f);
                array.setRequiresGradient(true);
            }));
            TorchScript.Gradients found =
                    decoder.gradients(batch, NativeArrays.scalar(manager, batch.trainedTokens()), seed);
            var numbers = new TreeMap<String, float[]>();
            found.byName().forEach((name, gradient) -> numbers.put(name, gradient.toFloatArray()));
            numbers.put("loss", new float[] {found.loss().getFloat()});
            return numbers;
        }
    }

    private static double cosine(Map<String, float[]> some, Map<String, float[]> others) {
        double product = 0;
        double square = 0;
        double otherSquare = 0;
        for (Map.Entry<String, float[]> entry : some.entrySet()) {
            float[] other = others.get(entry.getKey());
            for (int i = 0; i < other.length; i++) {
                product += (double) entry.getValue()[i] * other[i];
                square += (double) entry.getValue()[i] * entry.getValue()[i];
                otherSquare += (double) other[i] * other[i];
            }
        }
        return product / Math.sqrt(square * otherSquare);
    }

    private float[] logits(Decoder decoder, long[] ids) {
        return decoder.logits(manager.create(ids, new Shape(1, ids.length))).toFloatArray();
    }
}
