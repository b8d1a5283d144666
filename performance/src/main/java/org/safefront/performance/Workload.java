package org.safefront.performance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.AttentionConfig;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.RopeConfig;
import org.safefront.lm.training.AdamWSettings;
import org.safefront.lm.training.Example;
import org.safefront.lm.training.FineTuningSettings;
import org.safefront.lm.training.LoraSettings;
import org.safefront.lm.training.NewModel;
import org.safefront.lm.training.StepFlops;

/**
 * What is trained on: a model of random weights and one random sequence a step, every position of which is predicted.
 *
 * @param config the model
 * @param time positions of a sequence
 */
record Workload(ModelConfig config, int time) {
    /** Hidden size 1024, four layers, 512 positions. */
    static final Workload STANDARD = of(4, 1024, 2816, 16, 4096, 512);
    /** Hidden size 128, four layers, 64 positions: many steps a minute. */
    static final Workload SMALL = of(4, 128, 352, 8, 512, 64);
    /** As many layers as a model of 0.5 B has, hidden size 256, 2,048 positions: most of its memory is activations. */
    static final Workload DEEP = of(24, 256, 704, 8, 512, 2048);

    /** Hidden size 1024, eight layers. */
    static final Workload GENERATION = of(8, 1024, 2816, 16, 4096, Texts.LONGEST);
    /** Hidden size 256, four layers: its weights fit into a cache. */
    static final Workload SMALL_GENERATION = of(4, 256, 704, 8, 4096, Texts.LONGEST);

    /** As small, with the vocabulary of the pocket study. */
    static final Workload EVALUATION = of(4, 256, 704, 8, 65, Texts.LONGEST);

    private static final String UP = "up_proj";

    private static Workload of(int layers, int hidden, int intermediate, int heads, int vocabulary, int time) {
        var attention = new AttentionConfig(heads, heads / 4, hidden / heads, true, false, false);
        var rope = new RopeConfig(1_000_000, Optional.empty());
        return new Workload(
                new ModelConfig(
                        Architecture.QWEN2,
                        vocabulary,
                        hidden,
                        intermediate,
                        layers,
                        attention,
                        false,
                        1e-6,
                        rope,
                        true,
                        time + 1),
                time);
    }

    /** The same model, with sequences of another length. */
    Workload withTime(int positions) {
        return new Workload(config, positions);
    }

    /** Writes the model. */
    ModelFolder write(Path folder) {
        try {
            Files.createDirectories(folder);
            // No text is read here, but a model folder has a tokenizer.
            Files.writeString(folder.resolve(ModelFolder.TOKENIZER), "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
        NewModel.write(folder, config, 1);
        return ModelFolder.open(folder);
    }

    /** Writes the model, with the tokenizer of another whose vocabulary is no larger. */
    ModelFolder write(Path folder, Path tokenizer) {
        ModelFolder model = write(folder);
        try (Stream<Path> files = Files.list(tokenizer)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("tokenizer"))
                    .toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException("the tokenizer cannot be copied from " + tokenizer, e);
        }
    }

    /** Random sequences. */
    List<Example> examples(int count) {
        var random = new Random(1);
        return Stream.generate(() -> new Example(tokens(random, 1), tokens(random, time)))
                .limit(count)
                .toList();
    }

    private List<Integer> tokens(Random random, int count) {
        return random.ints(count, 0, config.vocabularySize()).boxed().toList();
    }

    /** Full fine-tuning. */
    FineTuningSettings full() {
        return settings(Optional.empty());
    }

    /** LoRA of rank 1 on the up projections of the middle third: the cheapest recipe of arXiv 2507.17075. */
    FineTuningSettings smallLora() {
        return settings(Optional.of(new LoraSettings(1, 16, false, 0, List.of(UP), "middle-third")));
    }

    private static FineTuningSettings settings(Optional<LoraSettings> lora) {
        return new FineTuningSettings(lora, AdamWSettings.of(1e-4, 1), 1e-4, 0, 1, 1, 1, 1, 1);
    }

    /** Floating-point operations of a step. */
    double flops(FineTuningSettings settings) {
        return StepFlops.of(config, settings.lora()).of(1, time, time);
    }
}
