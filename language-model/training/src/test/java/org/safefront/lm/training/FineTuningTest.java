package org.safefront.lm.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.Manifest;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;

class FineTuningTest {
    @TempDir
    Path folder;

    private ModelFolder base;

    @BeforeEach
    void writeABase() throws IOException {
        base = TinyModel.write(folder.resolve("base"), Architecture.QWEN2);
    }

    @ParameterizedTest
    @EnumSource
    void oneBatchCanBeOverfitted(Architecture architecture) throws IOException {
        ModelFolder model = TinyModel.write(folder.resolve(architecture.modelType()), architecture);
        List<Example> data = TinyModel.examples(4);
        try (FineTuning training = prepare(model, TinyModel.full(1e-2, 150, 4, 1), data)) {
            double before = training.meanLoss(data);

            training.run(end -> {}, () -> false);

            assertTrue(before > 2.5, () -> "before " + before);
            assertTrue(training.meanLoss(data) < 0.05, () -> "after " + training.meanLoss(data));
        }
    }

    @Test
    void oneBatchCanBeOverfittedWithProductsInBfloat16() {
        var narrow = new ComputeSettings(Device.cpu(), ComputeSettings.Precision.BFLOAT16, true);
        List<Example> data = TinyModel.examples(4);
        try (FineTuning training = FineTuning.prepare(base, TinyModel.full(1e-2, 150, 4, 1), data, narrow)) {
            training.run(end -> {}, () -> false);

            assertTrue(training.meanLoss(data) < 0.05, () -> "after " + training.meanLoss(data));
        }
    }

    @Test
    void activationCheckpointingMakesTheSameCheckpoint() {
        var recomputing = new ComputeSettings(Device.cpu(), ComputeSettings.Precision.FLOAT32, true);
        List<Example> data = TinyModel.examples(11);
        FineTuningSettings settings = TinyModel.lora(List.of("v_proj", "down_proj"), "1..2", 0.2);
        try (FineTuning plain = prepare(base, settings, data);
                FineTuning saving = FineTuning.prepare(base, settings, data, recomputing)) {
            plain.run(end -> writeOnce(end, folder.resolve("plain")), () -> false);
            saving.run(end -> writeOnce(end, folder.resolve("saving")), () -> false);
        }

        assertEquals(
                Manifest.of(folder.resolve("plain")).digest(),
                Manifest.of(folder.resolve("saving")).digest());
    }

    @Test
    void aNewUpdateChangesNothing() {
        List<Example> data = TinyModel.examples(6);
        try (FineTuning plain = prepare(base, TinyModel.full(1e-2, 1, 4, 1), data);
                FineTuning adapted = prepare(base, TinyModel.lora(List.of("q_proj", "up_proj"), "all", 0), data)) {

            assertEquals(plain.meanLoss(data), adapted.meanLoss(data));
        }
    }

    @Test
    void theBaseNeverMovesUnderLora() {
        Manifest before = base.manifest();
        try (FineTuning training =
                prepare(base, TinyModel.lora(List.of("down_proj"), "all", 0.1), TinyModel.examples(9))) {
            Map<String, float[]> weights = weights(training);

            training.run(end -> {}, () -> false);

            weights.forEach((name, values) ->
                    assertArrayEquals(values, weights(training).get(name), name));
        }
        assertEquals(before, base.manifest());
    }

    @Test
    void onlyTheChosenLayersAndProjectionsAreTrained() {
        try (FineTuning training =
                prepare(base, TinyModel.lora(List.of("up_proj"), "middle-third", 0), TinyModel.examples(5))) {
            Path checkpoint = folder.resolve("checkpoint");

            training.run(end -> writeOnce(end, checkpoint), () -> false);

            Adapter adapter = Adapter.read(checkpoint);
            assertEquals(1, adapter.factors().size());
            assertEquals("model.layers.1.mlp.up_proj", adapter.factors().get(0).module());
            assertEquals(2 * (24 + 20), training.trainableParameters());
            adapter.requireFits(base.config());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "lora"})
    void aRunThatGoesOnFromAnEpochEqualsOneThatWasNeverStopped(String method) {
        FineTuningSettings settings = method.equals("full")
                ? TinyModel.full(3e-3, 3, 2, 2)
                : TinyModel.lora(List.of("q_proj", "gate_proj"), "all", 0.2);
        List<Example> data = TinyModel.examples(11);
        Path state = folder.resolve("state");
        Path whole = folder.resolve("whole");
        Path resumed = folder.resolve("resumed");
        try (FineTuning training = prepare(base, settings, data)) {
            training.run(
                    end -> {
                        if (end.epoch() == 1) {
                            end.writeState(state);
                        }
                        if (end.epoch() == 3) {
                            end.writeCheckpoint(whole);
                        }
                    },
                    () -> false);
        }

        try (FineTuning training = prepare(base, settings, data)) {
            training.resume(state);
            training.run(
                    end -> {
                        if (end.epoch() == 3) {
                            end.writeCheckpoint(resumed);
                        }
                    },
                    () -> false);
        }

        assertEquals(Manifest.of(whole).digest(), Manifest.of(resumed).digest());
        assertNotEquals(base.manifest().digest(), Manifest.of(whole).digest());
    }

    @Test
    void severalSmallBatchesMoveTheWeightsAsOneLargeBatch() {
        List<Example> data = TinyModel.examples(8);
        Map<String, float[]> large = trained(TinyModel.full(1e-3, 1, 8, 1), data);

        Map<String, float[]> small = trained(TinyModel.full(1e-3, 1, 2, 4), data);

        large.forEach((name, values) -> assertArrayEquals(values, small.get(name), 2e-6f, name));
    }

    @Test
    void stopsBeforeTheNextStepWhenAsked() {
        var steps = new AtomicInteger();
        try (FineTuning training = prepare(base, TinyModel.full(1e-3, 5, 2, 1), TinyModel.examples(8))) {
            TrainingListener counter = new TrainingListener() {
                @Override
                public void onStep(TrainingProgress progress) {
                    steps.incrementAndGet();
                }

                @Override
                public void onEpoch(EpochEnd end) {}
            };

            boolean finished = training.run(counter, () -> steps.get() == 3);

            assertFalse(finished);
            assertEquals(3, steps.get());
        }
    }

    @Test
    void namesTheRowThatIsTooLongAndTheOneThatIsForeign() {
        var tooLong = new Example(List.of(1), Collections.nCopies(33, 2));
        var foreign = new Example(List.of(TinyModel.VOCABULARY), List.of(1));
        Example good = TinyModel.examples(1).get(0);

        assertEquals("row 2 has 34 tokens; the model reads at most 32", refusal(List.of(good, tooLong, good)));
        assertEquals(
                "row 1 has token 17, but the embedding has 17 rows; the tokenizer does not belong to this model",
                refusal(List.of(foreign)));
    }

    @Test
    void aLossThatIsNotANumberEndsTheRun() {
        FineTuningSettings wild = TinyModel.full(1e30, 40, 2, 1);
        try (FineTuning training = prepare(base, wild, TinyModel.examples(6))) {

            var failure = assertThrows(NotFiniteException.class, () -> training.run(end -> {}, () -> false));

            assertTrue(failure.getMessage().contains("lower learning-rate"), failure.getMessage());
        }
    }

    @Test
    void weightsThatTheLastStepOfAnEpochBrokeAreNotPublished() {
        List<Example> oneStep = TinyModel.examples(2);
        try (FineTuning training = prepare(base, TinyModel.full(1e30, 1, 2, 1), oneStep)) {
            var epochs = new AtomicInteger();

            var failure = assertThrows(
                    NotFiniteException.class, () -> training.run(end -> epochs.incrementAndGet(), () -> false));

            assertEquals(
                    "after step 1 tensor model.embed_tokens.weight holds numbers that are none or too large;"
                            + " lower learning-rate",
                    failure.getMessage());
            assertEquals(0, epochs.get());
        }
    }

    private String refusal(List<Example> data) {
        return assertThrows(
                        InvalidExampleException.class,
                        () -> FineTuning.prepare(base, TinyModel.full(1e-3, 1, 1, 1), data, ComputeSettings.cpu()))
                .getMessage();
    }

    private Map<String, float[]> trained(FineTuningSettings settings, List<Example> data) {
        try (FineTuning training = prepare(base, settings, data)) {
            training.run(end -> {}, () -> false);
            return weights(training);
        }
    }

    private static Map<String, float[]> weights(FineTuning training) {
        var weights = new TreeMap<String, float[]>();
        training.weights().forEach((name, array) -> weights.put(name, array.toFloatArray()));
        return weights;
    }

    private static FineTuning prepare(ModelFolder model, FineTuningSettings settings, List<Example> data) {
        return FineTuning.prepare(model, settings, data, ComputeSettings.cpu());
    }

    private static void writeOnce(EpochEnd end, Path checkpoint) {
        if (!Files.exists(checkpoint)) {
            end.writeCheckpoint(checkpoint);
        }
    }
}
