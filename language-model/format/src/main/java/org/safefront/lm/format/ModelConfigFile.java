package org.safefront.lm.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** config.json of Hugging Face transformers; defaults are those of its configuration classes (version 4.57). */
final class ModelConfigFile {
    static final String NAME = "config.json";

    private static final double DEFAULT_THETA = 10_000;
    private static final double DEFAULT_EPSILON = 1e-6;
    private static final int DEFAULT_POSITIONS = 2048;

    private ModelConfigFile() {}

    static ModelConfig read(Path path) {
        JsonFile json = JsonFile.read(path);
        Architecture architecture = architecture(json);
        refuseUnsupported(json);
        int hiddenSize = json.positive("hidden_size");
        int heads = json.positive("num_attention_heads");
        boolean bias = json.flag("attention_bias", false);
        var attention = new AttentionConfig(
                heads,
                json.positive("num_key_value_heads", heads),
                json.positive("head_dim", hiddenSize / heads),
                architecture == Architecture.QWEN2 || bias,
                architecture != Architecture.QWEN2 && bias,
                architecture == Architecture.QWEN3);
        return new ModelConfig(
                architecture,
                json.positive("vocab_size"),
                hiddenSize,
                json.positive("intermediate_size"),
                json.positive("num_hidden_layers"),
                attention,
                architecture == Architecture.LLAMA && json.flag("mlp_bias", false),
                json.number("rms_norm_eps", DEFAULT_EPSILON),
                rope(json),
                json.flag("tie_word_embeddings", false),
                json.positive("max_position_embeddings", DEFAULT_POSITIONS));
    }

    static void write(Path path, ModelConfig config) {
        AttentionConfig attention = config.attention();
        ObjectNode json = JsonFile.MAPPER.createObjectNode();
        json.putArray("architectures").add(config.architecture().className());
        json.put("model_type", config.architecture().modelType());
        json.put("vocab_size", config.vocabularySize());
        json.put("hidden_size", config.hiddenSize());
        json.put("intermediate_size", config.intermediateSize());
        json.put("num_hidden_layers", config.layers());
        json.put("num_attention_heads", attention.heads());
        json.put("num_key_value_heads", attention.keyValueHeads());
        json.put("head_dim", attention.headDim());
        json.put("hidden_act", "silu");
        json.put("rms_norm_eps", config.normEpsilon());
        json.put("rope_theta", config.rope().theta());
        config.rope().scaling().ifPresent(scaling -> json.set("rope_scaling", llama3(scaling)));
        json.put("tie_word_embeddings", config.tiedEmbeddings());
        json.put("max_position_embeddings", config.maxPositions());
        if (config.architecture() != Architecture.QWEN2) {
            json.put("attention_bias", attention.inputBias());
        }
        if (config.architecture() == Architecture.LLAMA) {
            json.put("mlp_bias", config.feedForwardBias());
        }
        json.put("torch_dtype", "float32");
        JsonFile.write(path, json);
    }

    private static ObjectNode llama3(RopeConfig.Llama3 scaling) {
        return JsonFile.MAPPER
                .createObjectNode()
                .put("rope_type", "llama3")
                .put("factor", scaling.factor())
                .put("low_freq_factor", scaling.lowFrequencyFactor())
                .put("high_freq_factor", scaling.highFrequencyFactor())
                .put("original_max_position_embeddings", scaling.originalPositions());
    }

    private static Architecture architecture(JsonFile json) {
        Optional<String> name =
                json.get("architectures").map(node -> node.path(0).asText()).or(() -> json.text("model_type"));
        return name.flatMap(wanted -> Stream.of(Architecture.values())
                        .filter(any -> any.className().equals(wanted)
                                || any.modelType().equals(wanted))
                        .findFirst())
                .orElseThrow(() -> new InvalidModelException("config.json: architectures must name one of "
                        + Stream.of(Architecture.values())
                                .map(Architecture::className)
                                .toList() + ", was "
                        + name.orElse("missing")));
    }

    private static void refuseUnsupported(JsonFile json) {
        String activation = json.text("hidden_act").orElse("silu");
        if (!activation.equals("silu")) {
            throw new InvalidModelException("config.json: hidden_act must be silu, was " + activation);
        }
        if (json.flag("use_sliding_window", false)) {
            throw new InvalidModelException("config.json: use_sliding_window must be false; it is not supported");
        }
        if (json.get("quantization_config").isPresent()) {
            throw new InvalidModelException("config.json: quantization_config is not supported; use the full weights");
        }
    }

    private static RopeConfig rope(JsonFile json) {
        // transformers 5 moved theta and scaling into one object.
        Optional<JsonFile> parameters = json.object("rope_parameters");
        double theta = parameters
                .map(rope -> rope.number("rope_theta", DEFAULT_THETA))
                .orElseGet(() -> json.number("rope_theta", DEFAULT_THETA));
        return new RopeConfig(
                theta, parameters.or(() -> json.object("rope_scaling")).flatMap(ModelConfigFile::scaling));
    }

    private static Optional<RopeConfig.Llama3> scaling(JsonFile rope) {
        String type = rope.text("rope_type").or(() -> rope.text("type")).orElse("default");
        return switch (type) {
            case "default" -> Optional.empty();
            case "llama3" ->
                Optional.of(new RopeConfig.Llama3(
                        required(rope, "factor"),
                        required(rope, "low_freq_factor"),
                        required(rope, "high_freq_factor"),
                        rope.positive("original_max_position_embeddings")));
            default ->
                throw new InvalidModelException(
                        "config.json: rope_type must be default or llama3, was " + type + "; it is not supported");
        };
    }

    private static double required(JsonFile rope, String field) {
        return rope.get(field)
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .orElseThrow(() -> new InvalidModelException("config.json: rope_scaling: " + field + " is missing"));
    }
}
