package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * {@code results_DATE.json} of lm-evaluation-harness: {@code results: {task: {"metric,filter": value, "metric_stderr,filter":
 * value or "N/A"}}}. Groups, which are means of tasks, stand among the tasks and are read as they are.
 */
public final class LmEvalResults {
    private static final String ERROR = "_stderr";
    private static final String RESULTS = "results";

    private final Path file;
    private final JsonNode whole;

    private LmEvalResults(Path file, JsonNode whole) {
        this.file = file;
        this.whole = whole;
    }

    /** Whether a file is one of these: an object with results and no samples. */
    public static boolean isOne(Path file) {
        if (!file.toString().endsWith(".json")) {
            return false;
        }
        try {
            JsonNode whole = ForeignJson.MAPPER.readTree(file.toFile());
            return whole.path(RESULTS).isObject() && whole.has("versions");
        } catch (IOException e) {
            // Whoever reads it as something else says what is wrong with it.
            return false;
        }
    }

    /**
     * All scores of a file, at least one.
     *
     * @throws ForeignFileException naming the task and field that is wrong
     */
    public static List<StatedScore> read(Path file) {
        try {
            return new LmEvalResults(file, ForeignJson.MAPPER.readTree(file.toFile())).scores();
        } catch (JsonProcessingException e) {
            throw new ForeignFileException(file, "line " + e.getLocation().getLineNr(), "is not JSON");
        } catch (IOException e) {
            throw new ForeignFileException(file, "", "cannot be read");
        }
    }

    /** The file that states the scores of a file of samples: {@code results_DATE.json} beside {@code samples_TASK_DATE.jsonl}. */
    static Optional<Path> beside(Path samples) {
        String name = samples.getFileName().toString().replaceFirst("\\.jsonl$", ".json");
        // Tasks have underscores too, and in files of ours no task stands before the rest.
        return IntStream.range(0, name.length())
                .filter(i -> name.startsWith("samples_") && name.charAt(i) == '_')
                .mapToObj(i -> samples.resolveSibling(RESULTS + name.substring(i)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private List<StatedScore> scores() {
        JsonNode results = whole.path(RESULTS);
        if (!results.isObject()) {
            throw new ForeignFileException(file, "", "field results must be an object of tasks");
        }
        var scores = new ArrayList<StatedScore>();
        for (Map.Entry<String, JsonNode> task : results.properties()) {
            for (Map.Entry<String, JsonNode> field : task.getValue().properties()) {
                if (isScore(field.getKey())) {
                    scores.add(score(task.getKey(), task.getValue(), field));
                }
            }
        }
        if (scores.isEmpty()) {
            throw new ForeignFileException(file, "", "has no scores: nothing is no score");
        }
        return scores;
    }

    /** Metrics have their filter behind a comma, and nothing else has one. */
    private static boolean isScore(String field) {
        return field.contains(",") && !field.substring(0, field.indexOf(',')).endsWith(ERROR);
    }

    private StatedScore score(String task, JsonNode all, Map.Entry<String, JsonNode> field) {
        String metric = field.getKey();
        if (!field.getValue().isNumber()) {
            throw new ForeignFileException(file, "task " + task, "field " + metric + " must be a number");
        }
        JsonNode error = all.path(metric.replaceFirst(",", ERROR + ","));
        JsonNode questions = whole.path("n-samples").path(task).path("effective");
        JsonNode version = whole.path("versions").path(task);
        return new StatedScore(
                task,
                metric,
                field.getValue().doubleValue(),
                error.isNumber() ? OptionalDouble.of(error.doubleValue()) : OptionalDouble.empty(),
                questions.isIntegralNumber() ? OptionalLong.of(questions.longValue()) : OptionalLong.empty(),
                version.isValueNode() && !version.isNull() ? Optional.of(version.asText()) : Optional.empty(),
                Optional.ofNullable(whole.path("model_name").textValue()));
    }
}
