package org.safefront.lm.format.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;

/**
 * adapter_config.json: how the factors of an adapter are to be scaled. Which modules have factors, and of what rank, the
 * weights themselves say.
 *
 * @param baseModel name of the model it was trained on
 * @param rank where no pattern says otherwise
 * @param alpha where no pattern says otherwise
 * @param rankStabilised whether the scale is alpha / sqrt(rank) (rsLoRA) instead of alpha / rank
 * @param dropout of the input of A while training
 * @param targets names of the adapted projections, for instance up_proj
 * @param layers that are adapted, absent for all
 * @param alphaPattern alpha of modules whose path ends with the key, a regular expression; the first that matches counts
 */
public record AdapterConfig(
        String baseModel,
        int rank,
        double alpha,
        boolean rankStabilised,
        double dropout,
        List<String> targets,
        Optional<List<Integer>> layers,
        Map<String, Double> alphaPattern) {
    static final String NAME = "adapter_config.json";

    /** Fields that would change the merge in ways that are not supported, when they are set to anything. */
    private static final List<String> UNSUPPORTED = List.of(
            "use_dora",
            "modules_to_save",
            "fan_in_fan_out",
            "layer_replication",
            "trainable_token_indices",
            "target_parameters",
            "lora_bias",
            "alora_invocation_tokens",
            "use_qalora",
            "corda_config",
            "eva_config",
            "loftq_config",
            "arrow_config");

    public AdapterConfig {
        targets = List.copyOf(targets);
        layers = layers.map(List::copyOf);
        // In order: the first pattern that matches counts.
        alphaPattern = Collections.unmodifiableMap(new LinkedHashMap<>(alphaPattern));
    }

    /** The factor of the update of this module, whose factors have this rank. */
    public double scale(String module, int moduleRank) {
        double moduleAlpha = alphaPattern.entrySet().stream()
                .filter(entry -> Pattern.matches("(?:.*\\.)?(?:" + entry.getKey() + ")", module))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(alpha);
        return moduleAlpha / (rankStabilised ? Math.sqrt(moduleRank) : moduleRank);
    }

    static AdapterConfig read(Path folder) {
        JsonFile json = JsonFile.read(folder.resolve(NAME));
        String type = json.text("peft_type").orElse("missing");
        if (!type.equals("LORA")) {
            throw new InvalidModelException(NAME + ": peft_type must be LORA, was " + type);
        }
        UNSUPPORTED.forEach(field -> refuse(json, field));
        String bias = json.text("bias").orElse("none");
        if (!bias.equals("none")) {
            throw new InvalidModelException(NAME + ": bias must be none, was " + bias);
        }
        return new AdapterConfig(
                json.text("base_model_name_or_path").orElse(""),
                json.positive("r"),
                json.number("lora_alpha", json.positive("r")),
                json.flag("use_rslora", false),
                json.number("lora_dropout", 0),
                json.get("target_modules").map(AdapterConfig::texts).orElse(List.of()),
                json.get("layers_to_transform").map(AdapterConfig::numbers),
                alphaPattern(json));
    }

    void write(Path folder) {
        ObjectNode json = JsonFile.MAPPER.createObjectNode();
        json.putObject("alpha_pattern");
        json.put("base_model_name_or_path", baseModel);
        json.put("bias", "none");
        json.put("fan_in_fan_out", false);
        json.put("inference_mode", true);
        json.put("init_lora_weights", true);
        json.putNull("layers_to_transform");
        layers.ifPresent(numbers -> numbers.forEach(json.putArray("layers_to_transform")::add));
        if (alpha == Math.rint(alpha)) {
            json.put("lora_alpha", (long) alpha);
        } else {
            json.put("lora_alpha", alpha);
        }
        json.put("lora_dropout", dropout);
        json.putNull("modules_to_save");
        json.put("peft_type", "LORA");
        json.put("r", rank);
        json.putObject("rank_pattern");
        targets.forEach(json.putArray("target_modules")::add);
        json.put("task_type", "CAUSAL_LM");
        json.put("use_dora", false);
        json.put("use_rslora", rankStabilised);
        JsonFile.write(folder.resolve(NAME), json);
    }

    private static void refuse(JsonFile json, String field) {
        boolean set = json.get(field)
                .filter(node -> !(node.isBoolean() && !node.asBoolean()))
                .filter(node -> !(node.isContainerNode() && node.isEmpty()))
                .isPresent();
        if (set) {
            throw new InvalidModelException(NAME + ": " + field + " is set, which is not supported; "
                    + "merge the adapter with PEFT and use the merged model");
        }
    }

    private static Map<String, Double> alphaPattern(JsonFile json) {
        var patterns = new LinkedHashMap<String, Double>();
        json.get("alpha_pattern").ifPresent(node -> node.properties()
                .forEach(entry -> patterns.put(entry.getKey(), entry.getValue().asDouble())));
        return patterns;
    }

    private static List<String> texts(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(node.asText());
    }

    private static List<Integer> numbers(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asInt)
                        .toList()
                : List.of(node.asInt());
    }
}
