package org.safefront.lm.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigTest {
    private static final String SIZES = "\"vocab_size\":10,\"hidden_size\":8,\"intermediate_size\":12,"
            + "\"num_hidden_layers\":2,\"num_attention_heads\":4,\"num_key_value_heads\":2";

    @TempDir
    Path folder;

    @Test
    void comesBackAsWritten() {
        var config = new ModelConfig(
                Architecture.LLAMA,
                100,
                64,
                96,
                3,
                new AttentionConfig(4, 2, 16, true, true, false),
                true,
                1e-5,
                new RopeConfig(500_000, Optional.of(new RopeConfig.Llama3(8, 1, 4, 8192))),
                true,
                1024);

        config.write(folder);

        assertEquals(config, ModelConfig.read(folder));
    }

    @Test
    void qwen2HasBiasesWhereTransformersHasThem() throws IOException {
        ModelConfig config = read("{\"model_type\":\"qwen2\"," + SIZES + "}");

        assertEquals(new AttentionConfig(4, 2, 2, true, false, false), config.attention());
    }

    @Test
    void qwen3NormalisesHeadsAndStatesItsHeadDimension() throws IOException {
        ModelConfig config = read("{\"architectures\":[\"Qwen3ForCausalLM\"],\"head_dim\":6," + SIZES + "}");

        assertEquals(new AttentionConfig(4, 2, 6, false, false, true), config.attention());
        assertEquals(24, config.inputs("self_attn.o_proj"));
    }

    @Test
    void listsEveryWeightOfTheRealLlama() {
        Path model = SharedData.require("models/tinystories-656k");
        ModelFolder opened = ModelFolder.open(model);

        List<String> expected = opened.config().tensors().stream()
                .map(ModelConfig.Tensor::name)
                .sorted()
                .toList();

        try (var weights = opened.weights()) {
            // It saved its tied embedding under the name of the output projection.
            var names = weights.names().stream().filter(name -> !name.equals(ModelConfig.OUTPUT));
            assertEquals(expected, names.sorted().toList());
        }
    }

    @Test
    void readsTheShapeThatTransformers5Writes() throws IOException {
        ModelConfig config = read("{\"model_type\":\"llama\"," + SIZES
                + ",\"rope_parameters\":{\"rope_theta\":500000.0,\"rope_type\":\"default\"}}");

        assertEquals(new RopeConfig(500_000, Optional.empty()), config.rope());
    }

    @Test
    void llama3ScalingSlowsLongWavesOnly() {
        var rope = new RopeConfig(10_000, Optional.of(new RopeConfig.Llama3(8, 1, 4, 64)));

        // The published formula of Llama 3 in Python, head_dim 8; wave lengths 6.3, 62.8, 628 and 6283 tokens.
        assertArrayEquals(new double[] {1, 0.0130422560438, 0.00125, 0.000125}, rope.frequencies(8), 1e-9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"model_type\":\"gpt2\"                                       | config.json: architectures must name one of [Qwen2ForCausalLM, Qwen3ForCausalLM, LlamaForCausalLM], was gpt2",
                "\"model_type\":\"llama\",\"hidden_act\":\"gelu\"              | config.json: hidden_act must be silu, was gelu",
                "\"model_type\":\"llama\",\"hidden_size\":\"8\"                | config.json: hidden_size must be a whole number above zero, was \"8\"",
                "\"model_type\":\"llama\",\"num_key_value_heads\":3            | config.json: num_attention_heads (4) must be a multiple of num_key_value_heads (3)",
                "\"model_type\":\"qwen2\",\"use_sliding_window\":true          | config.json: use_sliding_window must be false; it is not supported",
                "\"model_type\":\"llama\",\"rope_scaling\":{\"rope_type\":\"yarn\"} | config.json: rope_type must be default or llama3, was yarn; it is not supported",
            })
    void namesTheFieldThatItRefuses(String fields, String complaint) {
        var refusal = assertThrows(InvalidModelException.class, () -> read("{" + SIZES + "," + fields + "}"));

        assertEquals(complaint, refusal.getMessage());
    }

    private ModelConfig read(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
        return ModelConfig.read(folder);
    }
}
