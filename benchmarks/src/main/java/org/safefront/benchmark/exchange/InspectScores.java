package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log of Inspect says its samples come to: {@code results.scores[].metrics}, for each scorer and each way to reduce the
 * epochs of a question. Without a reducer, or with {@code mean}, each question has the mean of its epochs.
 */
final class InspectScores {
    /** How far a score may be off is no score. */
    private static final Set<String> SPREADS = Set.of("stderr", "bootstrap_stderr", "std", "var");

    private static final Set<String> MEANS = Set.of("accuracy", "mean");
    private static final Pattern PASS_AT = Pattern.compile("pass_at_([1-9]\\d{0,8})");

    private final Path file;
    private final JsonNode results;

    InspectScores(Path file, JsonNode results) {
        this.file = file;
        this.results = results;
    }

    List<StatedScore> stated() {
        var stated = new ArrayList<StatedScore>();
        for (JsonNode score : results.path("scores")) {
            for (Map.Entry<String, JsonNode> metric : score.path("metrics").properties()) {
                if (!SPREADS.contains(metric.getKey())) {
                    stated.add(stated(score, metric.getKey(), metric.getValue()));
                }
            }
        }
        return stated;
    }

    private StatedScore stated(JsonNode score, String key, JsonNode metric) {
        String scorer = score.path("name").asText();
        String reducer = score.path("reducer").asText("mean");
        String name = scorer + " " + key + (reducer.equals("mean") ? "" : " (" + reducer + ")");
        if (!metric.path("value").isNumber()) {
            throw new ForeignFileException(file, "", "the value of " + name + " in results.scores must be a number");
        }
        JsonNode scored = score.path("scored_samples");
        return new StatedScore(
                name,
                scorer,
                metric.path("value").doubleValue(),
                scored.isIntegralNumber() ? OptionalLong.of(scored.longValue()) : OptionalLong.empty(),
                subset(score, metric, reducer));
    }

    /** A metric with settings of its own, or of a part of the score or of the samples, is another of the same name. */
    private static OptionalInt subset(JsonNode score, JsonNode metric, String reducer) {
        boolean mean = MEANS.contains(metric.path("name").asText())
                && metric.path("params").isEmpty()
                && !metric.hasNonNull("group")
                && score.path("name").equals(score.path("scorer"));
        Matcher passAt = PASS_AT.matcher(reducer);
        if (!mean) {
            return OptionalInt.empty();
        }
        if (passAt.matches()) {
            return OptionalInt.of(Integer.parseInt(passAt.group(1)));
        }
        return reducer.equals("mean") ? OptionalInt.of(1) : OptionalInt.empty();
    }
}
