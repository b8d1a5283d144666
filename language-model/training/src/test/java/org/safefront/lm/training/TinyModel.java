package org.safefront.lm.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.AttentionConfig;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.RopeConfig;

/** A random model of odd sizes, and data for it. */
final class TinyModel {
    static final int VOCABULARY = 17;

    private TinyModel() {}

    static ModelFolder write(Path folder, Architecture architecture) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        var config = new ModelConfig(
                architecture,
                VOCABULARY,
                24,
                20,
                3,
                new AttentionConfig(
                        4, 2, 6, architecture == Architecture.QWEN2, false, architecture == Architecture.QWEN3),
                false,
                1e-6,
                new RopeConfig(10_000, Optional.empty()),
                architecture != Architecture.LLAMA,
                32);
        NewModel.write(folder, config, 7);
        return ModelFolder.open(folder);
    }

    static List<Example> examples(int count) {
        var random = new Random(5);
        var examples = new ArrayList<Example>();
        for (int i = 0; i < count; i++) {
            examples.add(new Example(tokens(random, 3 + random.nextInt(5)), tokens(random, 2 + random.nextInt(6))));
        }
        return examples;
    }

    private static List<Integer> tokens(Random random, int count) {
        return random.ints(count, 0, VOCABULARY).boxed().toList();
    }

    static FineTuningSettings full(double learningRate, int epochs, int batchSize, int accumulation) {
        return settings(Optional.empty(), learningRate, epochs, batchSize, accumulation);
    }

    static FineTuningSettings lora(List<String> targets, String layers, double dropout) {
        return settings(Optional.of(new LoraSettings(2, 4, false, dropout, targets, layers)), 1e-2, 3, 4, 1);
    }

    private static FineTuningSettings settings(
            Optional<LoraSettings> lora, double learningRate, int epochs, int batchSize, int accumulation) {
        return new FineTuningSettings(
                lora, AdamWSettings.of(0.01, 1), learningRate, 2, 0.1, epochs, batchSize, accumulation, 3);
    }
}
