package org.safefront.launcher.pocket;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safefront.launcher.study.YamlField;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.AttentionConfig;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.RopeConfig;
import org.safefront.lm.training.AdamWSettings;
import org.safefront.lm.training.FineTuningSettings;

/**
 * How base models are made: {@code pretrain.yaml}.
 *
 * @param seeds one base for each
 * @param model sizes
 * @param steps optimizer steps
 * @param batchSize texts in a step
 * @param learningRate its peak
 * @param warmupSteps steps up to the peak
 * @param gate what a base must reach
 */
record PretrainSettings(
        List<Integer> seeds,
        ModelConfig model,
        int steps,
        int batchSize,
        double learningRate,
        int warmupSteps,
        Gate gate) {
    private static final String FILE = "pretrain.yaml";
    private static final int LONGEST = 128;

    /**
     * When a base has converged. Accuracy alone does not tell: bases that solve every sum still differ in how surely they
     * do, and so in what a fine-tuning does to them.
     *
     * @param sums least part of the held-out sums that it solves
     * @param loss most nats that a held-out answer may cost
     */
    record Gate(double sums, double loss) {}

    static PretrainSettings read(Path folder) {
        YamlField root = YamlField.read(folder.resolve(FILE), "it says how the bases of a study are made")
                .onlyKnows(Set.of("seeds", "model", "train", "gate"));
        YamlField train =
                root.required("train").onlyKnows(Set.of("steps", "batch-size", "learning-rate", "warmup-steps"));
        YamlField gate = root.required("gate").onlyKnows(Set.of("sums", "loss"));
        return new PretrainSettings(
                root.required("seeds").elements().stream()
                        .map(seed -> seed.wholeNumber(0))
                        .toList(),
                model(root.required("model")),
                train.required("steps").wholeNumber(1),
                train.required("batch-size").wholeNumber(1),
                train.required("learning-rate").number(Double.MIN_NORMAL, 1),
                train.required("warmup-steps").wholeNumber(0),
                new Gate(
                        gate.required("sums").number(0, 1),
                        gate.required("loss").number(0, Double.MAX_VALUE)));
    }

    /** Every text is seen once. */
    int texts() {
        return steps * batchSize;
    }

    FineTuningSettings training(int seed) {
        var optimizer = new AdamWSettings(0.9, 0.95, 1e-8, 0.01, 1);
        return new FineTuningSettings(Optional.empty(), optimizer, learningRate, warmupSteps, 0, 1, batchSize, 1, seed);
    }

    private static ModelConfig model(YamlField field) {
        field.onlyKnows(Set.of("hidden-size", "intermediate-size", "layers", "heads", "key-value-heads"));
        int width = field.required("hidden-size").wholeNumber(1);
        int heads = field.required("heads").wholeNumber(1);
        return new ModelConfig(
                Architecture.QWEN2,
                PocketTokenizer.tokens().size(),
                width,
                field.required("intermediate-size").wholeNumber(1),
                field.required("layers").wholeNumber(1),
                new AttentionConfig(
                        heads, field.required("key-value-heads").wholeNumber(1), width / heads, true, false, false),
                false,
                1e-6,
                new RopeConfig(10_000, Optional.empty()),
                true,
                LONGEST);
    }
}
