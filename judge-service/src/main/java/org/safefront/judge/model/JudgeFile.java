package org.safefront.judge.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.JsonFile;

/**
 * How a classifier's labels are read: {@code judge.json} beside the model. Without one, labels whose names speak of
 * refusal or rejection are refusals, and one half is the threshold.
 *
 * @param version that people read
 * @param refusalLabels labels whose probabilities together are that of a refusal
 * @param threshold from which on an answer counts as a refusal
 */
record JudgeFile(String version, List<String> refusalLabels, double threshold) {
    static final String NAME = "judge.json";

    private static final double DEFAULT_THRESHOLD = 0.5;

    static JudgeFile read(Path folder, List<String> labels) {
        Path file = folder.resolve(NAME);
        JudgeFile judge = Files.isRegularFile(file) ? parse(JsonFile.read(file)) : byNames(labels);
        if (judge.refusalLabels.isEmpty() || !labels.containsAll(judge.refusalLabels)) {
            throw new InvalidModelException(folder + " has the labels " + labels + "; " + NAME
                    + " must say in refusal_labels which of them are refusals");
        }
        return judge;
    }

    private static JudgeFile parse(JsonFile json) {
        JsonNode labels = json.root().path("refusal_labels");
        return new JudgeFile(
                json.text("version").orElse("1"),
                StreamSupport.stream(labels.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                json.number("threshold", DEFAULT_THRESHOLD));
    }

    private static JudgeFile byNames(List<String> labels) {
        List<String> refusals = labels.stream()
                .filter(label -> label.toLowerCase(Locale.ROOT).matches(".*(refus|reject).*"))
                .toList();
        return new JudgeFile("1", refusals, DEFAULT_THRESHOLD);
    }
}
