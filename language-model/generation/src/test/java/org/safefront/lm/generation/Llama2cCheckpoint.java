package org.safefront.lm.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.AttentionConfig;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.RopeConfig;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorSource;

/**
 * The first file format of llama2.c: seven sizes, then the weights kind by kind, each for all layers. It rotates pairs of
 * neighbours; Hugging Face rotates the first half of a head against the second.
 */
final class Llama2cCheckpoint {
    private static final Map<String, String> MATRICES = Map.of(
            "wq", "self_attn.q_proj",
            "wk", "self_attn.k_proj",
            "wv", "self_attn.v_proj",
            "wo", "self_attn.o_proj",
            "w1", "mlp.gate_proj",
            "w2", "mlp.down_proj",
            "w3", "mlp.up_proj");

    private final ByteBuffer bytes;
    private final ModelConfig config;
    private final Map<String, TensorSource> tensors = new LinkedHashMap<>();

    private Llama2cCheckpoint(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
        int hiddenSize = this.bytes.getInt();
        int intermediateSize = this.bytes.getInt();
        int layers = this.bytes.getInt();
        int heads = this.bytes.getInt();
        int keyValueHeads = this.bytes.getInt();
        int vocabularySize = this.bytes.getInt();
        int maxPositions = this.bytes.getInt();
        config = new ModelConfig(
                Architecture.LLAMA,
                vocabularySize,
                hiddenSize,
                intermediateSize,
                layers,
                new AttentionConfig(heads, keyValueHeads, hiddenSize / heads, false, false, false),
                false,
                1e-5,
                new RopeConfig(10_000, Optional.empty()),
                true,
                maxPositions);
    }

    /** Writes the checkpoint as a model folder. */
    static ModelFolder convert(Path checkpoint, Path folder) {
        try {
            var converted = new Llama2cCheckpoint(ByteBuffer.wrap(Files.readAllBytes(checkpoint)));
            converted.readTensors();
            converted.config.write(folder);
            Files.writeString(folder.resolve(ModelFolder.TOKENIZER), "{}");
            SafetensorsWriter.write(folder.resolve("model.safetensors"), converted.tensors, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ModelFolder.open(folder);
    }

    private void readTensors() {
        put(ModelConfig.EMBEDDING, config.vocabularySize(), config.hiddenSize());
        vectors("input_layernorm");
        List.of("wq", "wk", "wv", "wo").forEach(this::matrices);
        vectors("post_attention_layernorm");
        List.of("w1", "w2", "w3").forEach(this::matrices);
        put("model.norm.weight", config.hiddenSize());
    }

    private void vectors(String name) {
        for (int layer = 0; layer < config.layers(); layer++) {
            put("model.layers." + layer + "." + name + ".weight", config.hiddenSize());
        }
    }

    private void matrices(String kind) {
        String projection = MATRICES.get(kind);
        boolean rotated = kind.equals("wq") || kind.equals("wk");
        for (int layer = 0; layer < config.layers(); layer++) {
            String name = "model.layers." + layer + "." + projection + ".weight";
            float[] matrix = read(config.outputs(projection) * config.inputs(projection));
            tensors.put(
                    name,
                    source(rotated ? halves(matrix) : matrix, config.outputs(projection), config.inputs(projection)));
        }
    }

    /** Rows 0, 1, 2, 3, ... of each head become rows 0, half, 1, half + 1, ... */
    private float[] halves(float[] matrix) {
        int columns = config.hiddenSize();
        int half = config.attention().headDim() / 2;
        var permuted = new float[matrix.length];
        for (int row = 0; row < matrix.length / columns; row++) {
            int within = row % (2 * half);
            int target = row - within + within / 2 + (within % 2) * half;
            System.arraycopy(matrix, row * columns, permuted, target * columns, columns);
        }
        return permuted;
    }

    private void put(String name, int... shape) {
        int size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        tensors.put(name, source(read(size), shape));
    }

    private static TensorSource source(float[] numbers, int... shape) {
        List<Long> sizes = IntStream.of(shape).mapToObj(Long::valueOf).toList();
        return TensorSource.ofFloats(DType.F32, sizes, FloatBuffer.wrap(numbers));
    }

    private float[] read(int count) {
        var numbers = new float[count];
        bytes.asFloatBuffer().get(numbers);
        bytes.position(bytes.position() + count * Float.BYTES);
        return numbers;
    }
}
