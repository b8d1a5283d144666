package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** {@code results_DATE.json} of lm-evaluation-harness: {@code results: {task: {"metric,filter": value}}}, and what belongs to it. */
public final class LmEvalResults {
    /** The first field of such a file, and of no other that is known here. */
    static final String TELLING = "results";

    private static final String UNKNOWN = "N/A";
    private static final String ERROR = "_stderr";

    /** Metrics that are means where the task does not say how they are combined, see {@code lm_eval/api/metrics.py}. */
    private static final Set<String> MEANS = Set.of("exact_match", "acc", "acc_norm");

    private final Path file;
    private final JsonNode json;

    private LmEvalResults(Path file, JsonNode json) {
        this.file = file;
        this.json = json;
    }

    /** Whether a file is one of results, by its content. */
    public static boolean isIn(Path file) {
        try {
            return ForeignFormat.tellingField(file).equals(Optional.of(TELLING));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads a file; its scores are looked at when they are asked for.
     *
     * @throws ForeignFileException for a file that is not JSON
     */
    public static LmEvalResults read(Path file) {
        try {
            return new LmEvalResults(file, ForeignJson.MAPPER.readTree(file.toFile()));
        } catch (IOException e) {
            throw new ForeignFileException(file, "", "cannot be read as JSON; is it cut off?");
        }
    }

    /**
     * All scores, at least one. A group of tasks stands among its tasks, once.
     *
     * @throws ForeignFileException naming the field that is wrong
     */
    public List<LmEvalScore> scores() {
        var tasks = new LinkedHashMap<String, JsonNode>();
        for (String field : List.of(TELLING, "groups")) {
            for (Map.Entry<String, JsonNode> task : object(json.path(field), field)) {
                tasks.putIfAbsent(task.getKey(), task.getValue());
            }
        }
        var scores = new ArrayList<LmEvalScore>();
        tasks.forEach((task, values) -> scores.addAll(scores(task, values)));
        if (scores.isEmpty()) {
            throw refuse(TELLING, "must have a score");
        }
        return scores;
    }

    /** The samples that lie beside the file, by their tasks. */
    public Map<String, Path> samples() {
        var found = new LinkedHashMap<String, Path>();
        scores().forEach(score ->
                LmEvalFiles.samples(file, score.task()).ifPresent(samples -> found.put(score.task(), samples)));
        return found;
    }

    /** Whether a score is the mean of what its samples have. */
    boolean isMean(LmEvalScore score) {
        for (JsonNode metric : json.path("configs").path(score.task()).path("metric_list")) {
            if (metric.path("metric").asText().equals(score.metric()) && metric.hasNonNull("aggregation")) {
                return metric.path("aggregation").asText().equals("mean");
            }
        }
        return MEANS.contains(score.metric());
    }

    private List<LmEvalScore> scores(String task, JsonNode values) {
        var scores = new ArrayList<LmEvalScore>();
        for (Map.Entry<String, JsonNode> value : object(values, TELLING + "." + task)) {
            int comma = value.getKey().indexOf(',');
            if (comma > 0 && !value.getKey().substring(0, comma).endsWith(ERROR)) {
                scores.add(score(task, values, value.getKey(), comma));
            }
        }
        // A group is listed even where its tasks have no score in common.
        if (scores.isEmpty() && members(task).isEmpty()) {
            throw refuse(TELLING + "." + task, "must have a field METRIC,FILTER");
        }
        return scores;
    }

    private LmEvalScore score(String task, JsonNode values, String key, int comma) {
        String field = TELLING + "." + task + "." + key;
        JsonNode value = values.path(key);
        if (!isFinite(value)) {
            throw refuse(field, "must be a finite number");
        }
        String metric = key.substring(0, comma);
        String filter = key.substring(comma + 1);
        JsonNode better = json.path("higher_is_better").path(task).path(metric);
        JsonNode shots = json.path("n-shot").path(task);
        return new LmEvalScore(
                task,
                members(task),
                metric,
                filter,
                value.doubleValue(),
                error(TELLING + "." + task, values, metric + ERROR + "," + filter),
                better.isBoolean() ? Optional.of(better.booleanValue()) : Optional.empty(),
                samples(task, values),
                text(json.path("versions").path(task)),
                shots.isInt() ? OptionalInt.of(shots.intValue()) : OptionalInt.empty(),
                text(json.path("task_hashes").path(task)),
                text(json.path("model_name")).or(() -> text(json.path("config").path("model"))));
    }

    private OptionalDouble error(String where, JsonNode values, String key) {
        JsonNode error = values.path(key);
        if (error.isMissingNode() || error.isNull() || error.asText().equals(UNKNOWN)) {
            return OptionalDouble.empty();
        }
        if (!isFinite(error) || error.doubleValue() < 0) {
            throw refuse(where + "." + key, "must be a number that is not negative, or " + UNKNOWN);
        }
        return OptionalDouble.of(error.doubleValue());
    }

    private OptionalLong samples(String task, JsonNode values) {
        JsonNode effective = json.path("n-samples").path(task).path("effective");
        boolean counted = !effective.isMissingNode();
        JsonNode count = counted ? effective : values.path("sample_len");
        if (count.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!count.isIntegralNumber() || count.longValue() < 1) {
            String field = counted ? "n-samples." + task + ".effective" : TELLING + "." + task + ".sample_len";
            throw refuse(field, "must be a whole number of at least 1");
        }
        return OptionalLong.of(count.longValue());
    }

    private Optional<List<String>> members(String task) {
        var members = new ArrayList<String>();
        json.path("group_subtasks").path(task).forEach(member -> members.add(member.asText()));
        return members.isEmpty() && !json.path("groups").has(task) ? Optional.empty() : Optional.of(members);
    }

    private Set<Map.Entry<String, JsonNode>> object(JsonNode value, String field) {
        if (field.equals("groups") && value.isMissingNode()) {
            return Set.of();
        }
        if (!value.isObject()) {
            throw refuse(field, "must be an object");
        }
        return value.properties();
    }

    private static boolean isFinite(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue());
    }

    private static Optional<String> text(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asText().equals(UNKNOWN)
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    private ForeignFileException refuse(String field, String problem) {
        return new ForeignFileException(file, "", "field " + field + " " + problem);
    }
}
