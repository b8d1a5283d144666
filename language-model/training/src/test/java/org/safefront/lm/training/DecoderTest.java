package org.safefront.lm.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ParityCase;

/** What must hold of a decoder whatever its weights are. */
class DecoderTest {
    private static final long[] IDS = {3, 1, 4, 1, 5, 9, 2, 6, 5, 35, 8, 9};
    private static final float ROUNDING = 1e-4f;
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
        try (Decoder decoder = Decoder.load(manager, any.model(), Optional.empty(), 0)) {
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
        try (Decoder adapted = Decoder.load(manager, any.model(), Optional.of(LORA), 1);
                Decoder merged = Decoder.load(manager, any.model(), Optional.empty(), 0)) {
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

    private float[] logits(Decoder decoder, long[] ids) {
        return decoder.logits(manager.create(ids, new Shape(1, ids.length))).toFloatArray();
    }
}
