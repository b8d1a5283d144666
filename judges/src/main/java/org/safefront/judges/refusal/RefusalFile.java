package org.safefront.judges.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;

/**
 * What stands beside the model: {@code refusal.json}.
 *
 * @param version that people read
 * @param extractor version of the code that makes features; a model is read with that of its training alone
 * @param features sizes of the tables
 * @param seed from which the model was trained
 */
public record RefusalFile(String version, int extractor, FeatureSettings features, long seed) {
    /** Its name. */
    public static final String NAME = "refusal.json";

    static RefusalFile parse(byte[] json) {
        try {
            JsonNode root = JsonFile.MAPPER.readTree(json);
            List<String> labels = StreamSupport.stream(root.path("labels").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            if (!labels.equals(labels())) {
                throw new InvalidModelException(NAME + " has the labels " + labels + ", not " + labels());
            }
            int extractor = root.path("extractor").asInt();
            if (extractor != FeatureExtractor.VERSION) {
                throw new InvalidModelException(NAME + " is of features " + extractor + ", this code makes features "
                        + FeatureExtractor.VERSION + "; train the judge anew");
            }
            var features = new FeatureSettings(
                    root.path("exchange_grams").asInt(),
                    root.path("sentence_grams").asInt());
            return new RefusalFile(
                    root.path("version").asText(),
                    extractor,
                    features,
                    root.path("seed").asLong());
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + " cannot be read", e);
        }
    }

    /** As it is written. */
    public ObjectNode toJson() {
        ObjectNode root = JsonFile.MAPPER.createObjectNode();
        root.put("version", version);
        labels().forEach(root.putArray("labels")::add);
        root.put("extractor", extractor);
        root.put("exchange_grams", features.exchangeGrams());
        root.put("sentence_grams", features.sentenceGrams());
        root.put("seed", seed);
        return root;
    }

    private static List<String> labels() {
        return Arrays.stream(RefusalLabel.values()).map(RefusalLabel::text).toList();
    }
}
