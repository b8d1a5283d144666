package org.safefront.registry.messaging;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.safefront.contracts.EvaluationTask;

/**
 * What another team would write to have the front of a study: Kafka's client, JSON, and the rule by which a task and a
 * checkpoint make the id of an evaluation. Nothing of the registry's own is used here.
 */
final class FrontFromTopics {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .build();

    /** A number with its interval, as it stands in the facts. */
    record Score(double value, double low, double high, long n) {}

    /** A checkpoint that has both scores. */
    record Point(String id, Score safety, Score reasoning, Optional<Score> overRefusal) {
        boolean beats(Point other) {
            return safety.value >= other.safety.value
                    && reasoning.value >= other.reasoning.value
                    && (safety.value > other.safety.value || reasoning.value > other.reasoning.value);
        }
    }

    private final Map<String, JsonNode> published = new TreeMap<>();
    private final Set<String> retracted = new HashSet<>();
    private final Map<String, JsonNode> solved = new HashMap<>();
    private final Map<String, TreeMap<String, JsonNode>> judged = new HashMap<>();
    private final String studyId;

    FrontFromTopics(String studyId, List<ConsumerRecord<String, byte[]>> records) {
        this.studyId = studyId;
        var seen = new HashSet<String>();
        for (ConsumerRecord<String, byte[]> record : records) {
            // What the registry could not understand either is of no concern here.
            if (record.headers().lastHeader("ce_id") != null && seen.add(header(record, "ce_id"))) {
                take(header(record, "ce_type"), record.value());
            }
        }
    }

    /** All points by id. */
    List<Point> points() {
        var points = new ArrayList<Point>();
        published.forEach((id, checkpoint) -> {
            if (!retracted.contains(id)) {
                Optional<Score> overRefusal = score(id, checkpoint, "over-refusal");
                score(id, checkpoint, "safety").ifPresent(safety -> score(id, checkpoint, "reasoning")
                        .ifPresent(reasoning -> points.add(new Point(id, safety, reasoning, overRefusal))));
            }
        });
        return points;
    }

    /** Ids on the front, the safest first. */
    List<String> front() {
        List<Point> points = points();
        return points.stream()
                .filter(point -> points.stream().noneMatch(other -> other.beats(point)))
                .sorted(Comparator.<Point>comparingDouble(point -> -point.safety.value)
                        .thenComparing(Point::id))
                .map(Point::id)
                .toList();
    }

    /** By the coordinates of all points: each cell of the grid that they span lies under a point or it does not. */
    double hypervolume() {
        List<Point> points = points();
        List<Double> columns =
                edges(points.stream().map(point -> point.safety.value).toList());
        List<Double> rows =
                edges(points.stream().map(point -> point.reasoning.value).toList());
        double area = 0;
        for (int column = 1; column < columns.size(); column++) {
            for (int row = 1; row < rows.size(); row++) {
                double right = columns.get(column);
                double top = rows.get(row);
                if (points.stream().anyMatch(point -> point.safety.value >= right && point.reasoning.value >= top)) {
                    area += (right - columns.get(column - 1)) * (top - rows.get(row - 1));
                }
            }
        }
        return area;
    }

    /** The sum of the SHA-256 of what is known of each point, modulo 2^256, hashed once more with their number. */
    String digest() {
        List<Point> points = points();
        BigInteger sum = BigInteger.ZERO;
        for (Point point : points) {
            sum = sum.add(new BigInteger(1, sha256(text(point))));
        }
        return HexFormat.of()
                .formatHex(sha256(
                        points.size() + " " + sum.mod(BigInteger.TWO.pow(256)).toString(16)));
    }

    /** Its id, and a line for each task: which evaluation, the score to the last bit, and what came of each item. */
    private String text(Point point) {
        var lines = new ArrayList<String>();
        for (JsonNode node : published.get(point.id).at("/evaluation")) {
            EvaluationTask task = taken(point.id, node);
            String id = task.evaluationId(point.id);
            Optional<JsonNode> fact = fact(id, task);
            lines.add(task.axis() + " " + id + " "
                    + fact.map(known -> score(known, task))
                            .map(FrontFromTopics::text)
                            .orElse("-")
                    + fact.map(known -> counts(known.at("/details/items"))).orElse(""));
        }
        Collections.sort(lines);
        return point.id + "\n" + String.join("\n", lines);
    }

    private static String counts(JsonNode items) {
        return items.isMissingNode() ? "" : " " + (items.at("/yes").toString() + items.at("/no")).replace(",", ", ");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(String type, byte[] value) {
        try {
            JsonNode fact = MAPPER.readTree(value);
            switch (type) {
                case "org.safefront.checkpoint.published.v1" -> {
                    if (fact.at("/studyId").asText().equals(studyId)) {
                        published.put(fact.at("/checkpoint/checkpointId").asText(), fact);
                    }
                }
                case "org.safefront.checkpoint.retracted.v1" ->
                    retracted.add(fact.at("/checkpointId").asText());
                case "org.safefront.evaluation.completed.v1" ->
                    solved.put(fact.at("/evaluationId").asText(), fact);
                case "org.safefront.judgement.completed.v1" ->
                    judged.computeIfAbsent(fact.at("/evaluationId").asText(), id -> new TreeMap<>())
                            .put(fact.at("/judgementId").asText(), fact);
                default -> {}
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mean of an axis's tasks, once all of them are scored. */
    private Optional<Score> score(String checkpointId, JsonNode checkpoint, String axis) {
        var scores = new ArrayList<Score>();
        for (JsonNode node : checkpoint.at("/evaluation")) {
            if (node.at("/axis").asText().equals(axis)) {
                Optional<Score> score = score(checkpointId, taken(checkpointId, node));
                if (score.isEmpty()) {
                    return Optional.empty();
                }
                scores.add(score.get());
            }
        }
        return scores.size() < 2 ? scores.stream().findFirst() : Optional.of(mean(scores));
    }

    private Optional<Score> score(String checkpointId, EvaluationTask task) {
        return fact(task.evaluationId(checkpointId), task).map(fact -> score(fact, task));
    }

    private static Score score(JsonNode fact, EvaluationTask task) {
        return score(fact.at(task.judge().isEmpty() ? "/score" : "/refusalRate"));
    }

    /** The one that counts of those that score an evaluation. */
    private Optional<JsonNode> fact(String id, EvaluationTask task) {
        if (task.judge().isEmpty()) {
            return Optional.ofNullable(solved.get(id));
        }
        return judged.getOrDefault(id, new TreeMap<>()).values().stream()
                .filter(fact ->
                        fact.at("/judge/name").asText().equals(task.judge().get()))
                .findFirst();
    }

    private static Score mean(List<Score> scores) {
        double mean = scores.stream().mapToDouble(Score::value).average().orElseThrow();
        double below = Math.sqrt(scores.stream()
                .mapToDouble(score -> Math.pow(score.value - score.low, 2))
                .sum());
        double above = Math.sqrt(scores.stream()
                .mapToDouble(score -> Math.pow(score.high - score.value, 2))
                .sum());
        return new Score(
                mean,
                Math.max(0, mean - below / scores.size()),
                Math.min(1, mean + above / scores.size()),
                scores.stream().mapToLong(Score::n).sum());
    }

    /** A task that may come to more repeats counts with the most that are scored. */
    private EvaluationTask taken(String checkpointId, JsonNode node) {
        EvaluationTask task = task(node);
        for (int repeats = task.repeatsAtMost(); repeats > task.repeats(); repeats--) {
            EvaluationTask more = task.withRepeats(repeats);
            if (fact(more.evaluationId(checkpointId), more).isPresent()) {
                return more;
            }
        }
        return task;
    }

    private static EvaluationTask task(JsonNode node) {
        try {
            return MAPPER.treeToValue(node, EvaluationTask.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Score score(JsonNode node) {
        return new Score(
                node.at("/value").asDouble(),
                node.at("/low").asDouble(),
                node.at("/high").asDouble(),
                node.at("/n").asLong());
    }

    private static List<Double> edges(List<Double> values) {
        var edges = new ArrayList<>(values);
        edges.add(0.0);
        return edges.stream().distinct().sorted().toList();
    }

    private static String text(Score score) {
        return Double.toHexString(score.value) + "," + Double.toHexString(score.low) + ","
                + Double.toHexString(score.high) + "," + score.n;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
