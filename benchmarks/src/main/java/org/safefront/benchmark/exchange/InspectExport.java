package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.rows.BenchmarkSample;

/**
 * A log of Inspect, version 2, deflated: {@code header.json}, {@code summaries.json} and one file a sample. What Inspect has no
 * field for, the outcome and why a text ends, stands in each sample's metadata, and is read back from there.
 */
final class InspectExport {
    private static final int VERSION = 2;
    /** Stands where Inspect names the scorer; each outcome counts as correct or not in its score. */
    static final String SCORER = "safefront";

    private final ExportHeader header;
    private final EvaluationCompleted result;
    private final LinkedHashSet<String> items = new LinkedHashSet<>();
    private final ArrayNode summaries = ForeignJson.MAPPER.createArrayNode();
    private int epochs;

    InspectExport(ExportHeader header) {
        this.header = header;
        this.result = header.result();
    }

    void write(Path file, SampleSource samples) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            samples.each(sample -> add(zip, sample));
            entry(zip, "_journal/start.json", start());
            entry(zip, "summaries.json", summaries);
            entry(zip, "header.json", whole());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void add(ZipOutputStream zip, BenchmarkSample sample) {
        items.add(sample.item());
        epochs = Math.max(epochs, sample.repeat() + 1);
        InspectRow row = new InspectRow(sample, header.model(), SCORER);
        summaries.add(row.summary());
        try {
            entry(
                    zip,
                    "samples/" + sample.item().replace('/', '_') + "_epoch_" + (sample.repeat() + 1) + ".json",
                    row.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entry(ZipOutputStream zip, String name, JsonNode content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(ForeignJson.MAPPER.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private ObjectNode start() {
        ObjectNode start = ForeignJson.MAPPER.createObjectNode();
        start.put("version", VERSION);
        start.set("eval", eval());
        start.set("plan", plan());
        return start;
    }

    private ObjectNode whole() {
        ObjectNode whole = ForeignJson.MAPPER.createObjectNode();
        whole.put("version", VERSION);
        whole.put("status", "success");
        whole.set("eval", eval());
        whole.set("plan", plan());
        whole.set("results", results());
        ObjectNode stats = whole.putObject("stats");
        stats.put("started_at", header.created());
        stats.put("completed_at", header.created());
        stats.putObject("model_usage").putObject(header.model()).put("output_tokens", result.tokens());
        return whole;
    }

    private ObjectNode eval() {
        ObjectNode eval = ForeignJson.MAPPER.createObjectNode();
        eval.put("eval_id", result.evaluationId());
        eval.put("run_id", result.evaluationId());
        eval.put("created", header.created());
        eval.put("task", result.benchmark());
        eval.put("task_id", result.benchmark());
        eval.put("task_version", result.benchmarkVersion());
        ObjectNode dataset = eval.putObject("dataset");
        dataset.put("name", result.benchmark());
        dataset.put("samples", items.size());
        ArrayNode ids = dataset.putArray("sample_ids");
        items.forEach(ids::add);
        dataset.put("shuffled", false);
        eval.put("model", header.model());
        eval.putObject("config").put("epochs", epochs);
        ObjectNode metadata = eval.putObject("metadata");
        metadata.put("checkpoint", result.checkpointId());
        metadata.put("engines", String.join(" + ", result.engines()));
        result.protocol().ifPresent(protocol -> metadata.put("sampling", protocol.sampling()));
        result.protocol().ifPresent(protocol -> metadata.put("checkers", protocol.scorer()));
        return eval;
    }

    private static ObjectNode plan() {
        ObjectNode plan = ForeignJson.MAPPER.createObjectNode();
        plan.put("name", "plan");
        plan.putArray("steps");
        plan.putObject("config");
        return plan;
    }

    private ObjectNode results() {
        ObjectNode results = ForeignJson.MAPPER.createObjectNode();
        results.put("total_samples", result.outcomes().samples());
        results.put("completed_samples", result.outcomes().samples());
        ObjectNode score = results.putArray("scores").addObject();
        score.put("name", SCORER);
        score.put("scorer", SCORER);
        score.put("scored_samples", result.outcomes().samples());
        score.put("unscored_samples", 0);
        score.putObject("params");
        ObjectNode metrics = score.putObject("metrics");
        metric(metrics, "accuracy", result.score().value());
        result.details()
                .flatMap(details -> details.questionError().stream().boxed().findFirst())
                .ifPresent(error -> metric(metrics, "stderr", error));
        return results;
    }

    private static void metric(ObjectNode metrics, String name, double value) {
        ObjectNode metric = metrics.putObject(name);
        metric.put("name", name);
        metric.put("value", value);
        metric.putObject("params");
    }
}
