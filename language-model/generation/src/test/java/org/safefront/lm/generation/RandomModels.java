package org.safefront.lm.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.AttentionConfig;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.RopeConfig;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.AdapterConfig;
import org.safefront.lm.format.adapter.LoraFactors;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorSource;

/** Models and adapters of random numbers, large enough that every part of them shows in the logits. */
public final class RandomModels {
    private RandomModels() {}

    /** A small Qwen2 with tied embeddings. */
    public static ModelConfig qwen2() {
        return config(
                Architecture.QWEN2,
                new AttentionConfig(4, 2, 8, true, false, false),
                new RopeConfig(1_000_000, Optional.empty()),
                true);
    }

    /** A small Qwen3: heads that are normalised and wider than their share of the hidden size, its own output. */
    public static ModelConfig qwen3() {
        return config(
                Architecture.QWEN3,
                new AttentionConfig(6, 3, 16, false, false, true),
                new RopeConfig(1_000_000, Optional.empty()),
                false);
    }

    /** A small Llama 3 with biases everywhere and stretched rotation. */
    public static ModelConfig llama3() {
        return config(
                Architecture.LLAMA,
                new AttentionConfig(6, 2, 8, true, true, false),
                new RopeConfig(10_000, Optional.of(new RopeConfig.Llama3(8, 1, 4, 16))),
                true);
    }

    /** A Qwen2 whose heads are as wide as the hidden size. */
    public static ModelConfig wideQwen2() {
        return config(
                Architecture.QWEN2,
                new AttentionConfig(3, 1, 32, true, false, false),
                new RopeConfig(10_000, Optional.empty()),
                false);
    }

    /** A Qwen3 whose heads are narrower than any real one's. */
    public static ModelConfig narrowQwen3() {
        return config(
                Architecture.QWEN3,
                new AttentionConfig(4, 4, 6, true, true, true),
                new RopeConfig(10_000, Optional.empty()),
                true);
    }

    /** All of these. */
    public static Stream<ModelConfig> all() {
        return Stream.of(qwen2(), wideQwen2(), qwen3(), narrowQwen3(), llama3());
    }

    private static ModelConfig config(
            Architecture architecture, AttentionConfig attention, RopeConfig rope, boolean tied) {
        boolean llama = architecture == Architecture.LLAMA;
        return new ModelConfig(architecture, 61, 36, 52, 2, attention, llama, 1e-5, rope, tied, 128);
    }

    /** Writes a model folder. */
    public static ModelFolder write(Path folder, ModelConfig config, DType dtype, long seed) {
        var random = new SplittableRandom(seed);
        config.write(folder);
        Map<String, TensorSource> tensors = new LinkedHashMap<>();
        config.tensors()
                .forEach(tensor -> tensors.put(
                        tensor.name(), TensorSource.ofFloats(dtype, tensor.shape(), numbers(tensor, random))));
        SafetensorsWriter.write(folder.resolve("model.safetensors"), tensors, Map.of("format", "pt"));
        try {
            Files.writeString(folder.resolve(ModelFolder.TOKENIZER), "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ModelFolder.open(folder);
    }

    /** Writes a model folder of floats. */
    public static ModelFolder write(Path folder, ModelConfig config, long seed) {
        return write(folder, config, DType.F32, seed);
    }

    /** An adapter of rank 3 on every projection. */
    public static Adapter adapter(ModelConfig config, long seed) {
        return adapter(config, seed, 3, ModelConfig.PROJECTIONS);
    }

    /** An adapter on these projections of all layers. */
    public static Adapter adapter(ModelConfig config, long seed, int rank, List<String> projections) {
        var random = new SplittableRandom(seed);
        var factors = new ArrayList<LoraFactors>();
        for (int layer = 0; layer < config.layers(); layer++) {
            for (String projection : projections) {
                int inputs = config.inputs(projection);
                int outputs = config.outputs(projection);
                factors.add(new LoraFactors(
                        "model.layers." + layer + "." + projection,
                        rank,
                        inputs,
                        outputs,
                        2,
                        uniform(rank * inputs, 0.3, random),
                        uniform(outputs * rank, 0.3, random)));
            }
        }
        var settings = new AdapterConfig("base", rank, 2 * rank, false, 0, List.of("all"), Optional.empty(), Map.of());
        return new Adapter(settings, factors);
    }

    private static FloatBuffer numbers(ModelConfig.Tensor tensor, RandomGenerator random) {
        int size = (int) tensor.size();
        if (tensor.name().endsWith("norm.weight")) {
            FloatBuffer numbers = uniform(size, 0.5, random);
            for (int i = 0; i < size; i++) {
                numbers.put(i, 1 + numbers.get(i));
            }
            return numbers;
        }
        double inputs = tensor.shape().get(tensor.shape().size() - 1);
        return uniform(size, tensor.name().endsWith("bias") ? 0.5 : 2 / Math.sqrt(inputs), random);
    }

    private static FloatBuffer uniform(int size, double bound, RandomGenerator random) {
        FloatBuffer numbers = FloatBuffer.allocate(size);
        while (numbers.hasRemaining()) {
            numbers.put((float) random.nextDouble(-bound, bound));
        }
        return numbers.flip();
    }
}
