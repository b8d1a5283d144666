package org.safefront.judges.decoder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.AttentionConfig;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.RopeConfig;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorSource;

/**
 * A decoder whose logits are known. Each token is a direction of its own; the output reads the last token, so that what comes next is what
 * {@link #after} says. One that notices also reads how often tokens came before, by attention that looks everywhere alike.
 */
public final class TinyDecoder {
    /** Tokens that are no text. */
    public static final List<String> SPECIAL = List.of(
            "<|begin_of_text|>",
            "<|start_header_id|>",
            "<|end_header_id|>",
            "<|eot_id|>",
            "<|user|>",
            "<|assistant|>",
            "<|end|>",
            "<s>",
            "</s>");

    private static final int WIDTH = 128;
    private static final double EPSILON = 1e-5;
    private static final int POSITIONS = 4096;
    private static final String UNKNOWN = "<unk>";
    private static final String CHAT_TEMPLATE =
            "{% for message in messages %}<|user|>{{ message['content'] }}<|end|>{% endfor %}<|assistant|>";

    private final List<String> tokens = new ArrayList<>();
    private final float[] output = new float[WIDTH * WIDTH];
    private boolean notices;

    /** @param words tokens that are text; every other character is one and the same token */
    public TinyDecoder(String... words) {
        tokens.addAll(SPECIAL);
        tokens.add(UNKNOWN);
        tokens.addAll(List.of(words));
    }

    /** After this token, the other has this logit; all have 0 unless said otherwise. */
    public TinyDecoder after(String last, String next, double logit) {
        output[id(next) * WIDTH + id(last)] += (float) (logit * Math.sqrt(1.0 / WIDTH + EPSILON));
        return this;
    }

    /** The more often one token came before, the larger the other's logit. */
    public TinyDecoder noticing(String seen, String next, double weight) {
        notices = true;
        output[id(next) * WIDTH + id(seen)] += (float) weight;
        return this;
    }

    public int id(String token) {
        int id = tokens.indexOf(token);
        if (id < 0) {
            throw new IllegalArgumentException("no token " + token);
        }
        return id;
    }

    /** How many tokens there are. */
    public int size() {
        return WIDTH;
    }

    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var config = new ModelConfig(
                Architecture.LLAMA,
                WIDTH,
                WIDTH,
                WIDTH,
                1,
                new AttentionConfig(2, 2, WIDTH / 2, false, false, false),
                false,
                EPSILON,
                new RopeConfig(10_000, Optional.empty()),
                false,
                POSITIONS);
        config.write(folder);
        Map<String, TensorSource> tensors = new LinkedHashMap<>();
        config.tensors()
                .forEach(tensor -> tensors.put(
                        tensor.name(),
                        TensorSource.ofFloats(DType.F32, tensor.shape(), FloatBuffer.wrap(numbers(tensor)))));
        SafetensorsWriter.write(folder.resolve("model.safetensors"), tensors, Map.of("format", "pt"));
        writeTokenizer(folder);
        return folder;
    }

    /** The tokenizer alone, as beside a server. */
    public void writeTokenizer(Path folder) {
        ObjectNode json = JsonFile.MAPPER.createObjectNode();
        json.put("version", "1.0");
        ArrayNode added = json.putArray("added_tokens");
        SPECIAL.forEach(token -> added.addObject()
                .put("id", id(token))
                .put("content", token)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true));
        ObjectNode split = json.putObject("pre_tokenizer").put("type", "Split");
        split.putObject("pattern").put("Regex", pattern());
        split.put("behavior", "Isolated").put("invert", false);
        json.putObject("decoder").put("type", "Fuse");
        ObjectNode model = json.putObject("model").put("type", "WordLevel").put("unk_token", UNKNOWN);
        ObjectNode vocabulary = model.putObject("vocab");
        tokens.forEach(token -> vocabulary.put(token, id(token)));
        JsonFile.write(folder.resolve(ModelFolder.TOKENIZER), json);
        JsonFile.write(
                folder.resolve("tokenizer_config.json"),
                JsonFile.MAPPER
                        .createObjectNode()
                        .put("chat_template", CHAT_TEMPLATE)
                        .put("eos_token", "<|end|>"));
    }

    private String pattern() {
        return Stream.concat(
                        tokens.stream()
                                .skip(SPECIAL.size() + 1L)
                                .sorted(Comparator.comparing(String::length).reversed())
                                .map(word -> word.replaceAll("[^A-Za-z0-9\\s]", "\\\\$0")),
                        Stream.of("[\\s\\S]"))
                .collect(Collectors.joining("|"));
    }

    private float[] numbers(ModelConfig.Tensor tensor) {
        if (tensor.name().endsWith("norm.weight")) {
            var ones = new float[WIDTH];
            java.util.Arrays.fill(ones, 1);
            return ones;
        }
        return switch (tensor.name()) {
            case ModelConfig.EMBEDDING, "model.layers.0.self_attn.v_proj.weight" -> identity();
            case "model.layers.0.self_attn.o_proj.weight" -> notices ? identity() : new float[WIDTH * WIDTH];
            case ModelConfig.OUTPUT -> output;
            default -> new float[(int) tensor.size()];
        };
    }

    private static float[] identity() {
        var matrix = new float[WIDTH * WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            matrix[i * WIDTH + i] = 1;
        }
        return matrix;
    }
}
