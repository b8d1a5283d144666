package org.safefront.lm.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sizes and variants of a decoder, as config.json gives them.
 *
 * @param architecture family
 * @param vocabularySize rows of the embedding
 * @param hiddenSize numbers in the residual stream of one token
 * @param intermediateSize numbers inside the feed-forward block
 * @param layers decoder blocks
 * @param attention sizes and variants of attention
 * @param feedForwardBias whether gate, up and down projections have a bias
 * @param normEpsilon added to the mean square in RMSNorm
 * @param rope position embedding
 * @param tiedEmbeddings whether the output projection is the embedding
 * @param maxPositions longest sequence
 */
public record ModelConfig(
        Architecture architecture,
        int vocabularySize,
        int hiddenSize,
        int intermediateSize,
        int layers,
        AttentionConfig attention,
        boolean feedForwardBias,
        double normEpsilon,
        RopeConfig rope,
        boolean tiedEmbeddings,
        int maxPositions) {
    /** Name of the embedding. */
    public static final String EMBEDDING = "model.embed_tokens.weight";
    /** Name of the output projection, where it is not the embedding. */
    public static final String OUTPUT = "lm_head.weight";
    /** Linear layers of a decoder block, in the order of {@link #tensors()}. */
    public static final List<String> PROJECTIONS = List.of(
            "self_attn.q_proj",
            "self_attn.k_proj",
            "self_attn.v_proj",
            "self_attn.o_proj",
            "mlp.gate_proj",
            "mlp.up_proj",
            "mlp.down_proj");

    /** Reads config.json of a model folder; the message of a failure names the field. */
    public static ModelConfig read(Path modelFolder) {
        return ModelConfigFile.read(modelFolder.resolve(ModelConfigFile.NAME));
    }

    /** Writes config.json so that transformers reads the same model. */
    public void write(Path modelFolder) {
        ModelConfigFile.write(modelFolder.resolve(ModelConfigFile.NAME), this);
    }

    /** What a weight of this model is called and how large it is; shapes are (out, in) for projections. */
    public record Tensor(String name, List<Long> shape) {
        /** How many numbers it has. */
        public long size() {
            return shape.stream().reduce(1L, (a, b) -> a * b);
        }
    }

    /** All weights, by their names in Hugging Face checkpoints, in the order of the forward pass. */
    public List<Tensor> tensors() {
        var tensors = new ArrayList<Tensor>();
        tensors.add(matrix(EMBEDDING, vocabularySize, hiddenSize));
        for (int layer = 0; layer < layers; layer++) {
            String block = "model.layers." + layer + ".";
            tensors.add(vector(block + "input_layernorm.weight", hiddenSize));
            for (String projection : PROJECTIONS) {
                tensors.add(matrix(block + projection + ".weight", outputs(projection), inputs(projection)));
                if (hasBias(projection)) {
                    tensors.add(vector(block + projection + ".bias", outputs(projection)));
                }
            }
            if (attention.headNorm()) {
                tensors.add(vector(block + "self_attn.q_norm.weight", attention.headDim()));
                tensors.add(vector(block + "self_attn.k_norm.weight", attention.headDim()));
            }
            tensors.add(vector(block + "post_attention_layernorm.weight", hiddenSize));
        }
        tensors.add(vector("model.norm.weight", hiddenSize));
        if (!tiedEmbeddings) {
            tensors.add(matrix(OUTPUT, vocabularySize, hiddenSize));
        }
        return List.copyOf(tensors);
    }

    /** All numbers of the model. */
    public long parameters() {
        return tensors().stream().mapToLong(Tensor::size).sum();
    }

    /** Numbers that go into this projection of one token. */
    public int inputs(String projection) {
        return switch (projection) {
            case "self_attn.o_proj" -> attention.queryWidth();
            case "mlp.down_proj" -> intermediateSize;
            default -> hiddenSize;
        };
    }

    /** Numbers that come out of this projection of one token. */
    public int outputs(String projection) {
        return switch (projection) {
            case "self_attn.q_proj" -> attention.queryWidth();
            case "self_attn.k_proj", "self_attn.v_proj" -> attention.keyValueWidth();
            case "mlp.gate_proj", "mlp.up_proj" -> intermediateSize;
            default -> hiddenSize;
        };
    }

    /** Whether this projection has a bias. */
    public boolean hasBias(String projection) {
        return switch (projection) {
            case "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj" -> attention.inputBias();
            case "self_attn.o_proj" -> attention.outputBias();
            default -> feedForwardBias;
        };
    }

    private static Tensor matrix(String name, long rows, long columns) {
        return new Tensor(name, List.of(rows, columns));
    }

    private static Tensor vector(String name, long size) {
        return new Tensor(name, List.of(size));
    }
}
