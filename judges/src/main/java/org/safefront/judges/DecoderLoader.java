package org.safefront.judges;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.safefront.judges.decoder.LlamaGuard3;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;

/** Opens judges of the kind decoder: {@code template} says what the model is asked. */
record DecoderLoader(DecoderModels models) implements JudgeLoader {
    private static final double HALF = 0.5;

    @Override
    public Judge open(String name, Path folder, JsonFile json) {
        return models.judge(name, folder, json, question(json));
    }

    private static Question question(JsonFile json) {
        String template = json.text("template")
                .orElseThrow(() -> new InvalidModelException(JudgeFile.NAME + ": template is missing"));
        double threshold = threshold(json, HALF);
        boolean asksRefusal = asksRefusal(json);
        if (asksRefusal && !template.equals("wildguard")) {
            throw new InvalidModelException(
                    JudgeFile.NAME + ": asks must be harm, for " + template + " knows no refusals");
        }
        return switch (template) {
            case "llama-guard-3" -> new LlamaGuardQuestion(new LlamaGuard3(categories(json)), threshold);
            case "harmbench" -> new HarmBenchQuestion(threshold);
            case "wildguard" -> new WildGuardQuestion(asksRefusal, threshold);
            default ->
                throw new InvalidModelException(
                        JudgeFile.NAME + ": template must be llama-guard-3, harmbench or wildguard, is " + template);
        };
    }

    /** From which score on an answer counts as a refusal, or as harmless. */
    static double threshold(JsonFile json, double otherwise) {
        double threshold = json.number("threshold", otherwise);
        if (!(threshold > 0 && threshold <= 1)) {
            throw new InvalidModelException(
                    JudgeFile.NAME + ": threshold must be above 0 and at most 1, is " + threshold);
        }
        return threshold;
    }

    private static boolean asksRefusal(JsonFile json) {
        String asks = json.text("asks").orElse("harm");
        return switch (asks) {
            case "harm" -> false;
            case "refusal" -> true;
            default -> throw new InvalidModelException(JudgeFile.NAME + ": asks must be harm or refusal, is " + asks);
        };
    }

    private static Map<String, String> categories(JsonFile json) {
        if (json.get("categories").isEmpty()) {
            return LlamaGuard3.CATEGORIES;
        }
        var categories = new LinkedHashMap<String, String>();
        json.object("categories")
                .orElseThrow()
                .root()
                .properties()
                .forEach(category -> categories.put(category.getKey(), category(category.getValue())));
        return categories;
    }

    private static String category(JsonNode name) {
        if (!name.isTextual()) {
            throw new InvalidModelException(JudgeFile.NAME + ": categories must be names by code, has " + name);
        }
        return name.asText();
    }
}
