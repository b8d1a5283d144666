package org.safefront.lm.generation.classifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;

/**
 * What config.json and tokenizer_config.json say about a classifier.
 *
 * @param labels in the order of the outputs
 * @param independent whether each label is true or false on its own
 * @param maxLength tokens that the model reads
 * @param padding id that fills up shorter texts
 */
record ClassifierConfig(List<String> labels, boolean independent, int maxLength, int padding) {
    static final String FILE = "config.json";
    static final String TOKENIZER_FILE = "tokenizer_config.json";

    /** Their position embeddings begin behind the padding's, so that as many are lost. */
    private static final Set<String> OFFSET_POSITIONS = Set.of(
            "roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "longformer", "mpnet", "ibert", "data2vec-text");

    static ClassifierConfig read(Path folder) {
        JsonFile json = JsonFile.read(folder.resolve(FILE));
        List<String> labels = labels(json);
        int padding = json.get("pad_token_id").map(JsonNode::asInt).orElse(0);
        boolean multiLabel = json.text("problem_type")
                .filter("multi_label_classification"::equals)
                .isPresent();
        return new ClassifierConfig(
                labels, multiLabel || labels.size() == 1, maxLength(folder, json, padding), padding);
    }

    /** transformers leaves id2label out where it is LABEL_0 and LABEL_1. */
    private static List<String> labels(JsonFile json) {
        Optional<JsonFile> names = json.object("id2label");
        if (names.isEmpty()) {
            return List.of("LABEL_0", "LABEL_1");
        }
        var labels = new ArrayList<String>();
        for (int id = 0; id < names.get().root().size(); id++) {
            int wanted = id;
            labels.add(names.get()
                    .text(Integer.toString(id))
                    .orElseThrow(() -> new InvalidModelException(FILE + ": id2label has no " + wanted)));
        }
        if (labels.isEmpty()) {
            throw new InvalidModelException(FILE + ": id2label is empty");
        }
        return labels;
    }

    private static int maxLength(Path folder, JsonFile json, int padding) {
        Optional<Integer> positions = json.get("max_position_embeddings").map(JsonNode::asInt);
        boolean offset =
                json.text("model_type").filter(OFFSET_POSITIONS::contains).isPresent();
        Optional<Integer> readable = positions.map(count -> offset ? count - padding - 1 : count);
        Optional<Integer> asked = tokenizerLimit(folder);
        if (readable.isEmpty() && asked.isEmpty()) {
            throw new InvalidModelException(FILE + ": max_position_embeddings is missing, and " + TOKENIZER_FILE
                    + " has no model_max_length either");
        }
        return Math.min(readable.orElse(Integer.MAX_VALUE), asked.orElse(Integer.MAX_VALUE));
    }

    /** Absent where there is none: transformers writes 1e30 then. */
    private static Optional<Integer> tokenizerLimit(Path folder) {
        Path file = folder.resolve(TOKENIZER_FILE);
        return Files.isRegularFile(file)
                ? JsonFile.read(file)
                        .get("model_max_length")
                        .filter(JsonNode::canConvertToInt)
                        .map(JsonNode::asInt)
                : Optional.empty();
    }
}
