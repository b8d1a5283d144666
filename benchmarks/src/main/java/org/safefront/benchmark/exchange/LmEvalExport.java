package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Sha256;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Outcome;

/**
 * Samples as lm-evaluation-harness logs them, a line a question, with its hashes. Its metric is the share of the responses that are
 * correct, so that their mean is the score in the results; what lm-eval has no field for, the outcome of each response among it,
 * stands in a field of our own, which it passes over.
 */
final class LmEvalExport {
    private static final String METRIC = "exact_match";

    private final ExportHeader header;
    private final List<BenchmarkSample> ofOne = new ArrayList<>();
    private int documents;

    LmEvalExport(ExportHeader header) {
        this.header = header;
    }

    /** Writes the samples; the repeats of a question stand together. */
    void write(Path file, SampleSource samples) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            samples.each(sample -> {
                if (!ofOne.isEmpty() && !ofOne.get(0).item().equals(sample.item())) {
                    line(out);
                }
                ofOne.add(sample);
            });
            line(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void line(Writer out) {
        BenchmarkSample first = ofOne.get(0);
        ObjectNode line = ForeignJson.MAPPER.createObjectNode();
        line.put("doc_id", documents++);
        ObjectNode doc = line.putObject("doc");
        doc.put("id", first.item());
        doc.put("question", first.question());
        doc.put("answer", first.gold());
        line.put("target", first.gold());
        line.putObject("arguments")
                .putObject("gen_args_0")
                .put("arg_0", first.question())
                .putObject("arg_1");
        ArrayNode responses = line.putArray("resps").addArray();
        ofOne.forEach(sample -> responses.add(sample.answer()));
        line.set("filtered_resps", filtered());
        line.put("filter", "none");
        line.putArray("metrics").add(METRIC);
        line.put("doc_hash", Sha256.hex(dumped(doc)));
        line.put("prompt_hash", Sha256.hex(first.question()));
        line.put("target_hash", Sha256.hex(first.gold()));
        line.put(METRIC, correct() / ofOne.size());
        ArrayNode ours = line.putArray(LmEvalSamples.OURS);
        ofOne.forEach(sample -> ours.add(rest(sample)));
        ofOne.clear();
        try {
            out.write(ForeignJson.MAPPER.writeValueAsString(line) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of several responses that are all scored lm-eval has a list within the list. */
    private ArrayNode filtered() {
        ArrayNode filtered = ForeignJson.MAPPER.createArrayNode();
        ArrayNode responses = ofOne.size() == 1 ? filtered : filtered.addArray();
        ofOne.forEach(sample -> responses.add(sample.extracted().orElse(LmEvalSamples.NOTHING_FOUND)));
        return filtered;
    }

    private double correct() {
        return ofOne.stream()
                .filter(sample -> sample.outcome() == Outcome.CORRECT)
                .count();
    }

    private static ObjectNode rest(BenchmarkSample sample) {
        ObjectNode rest = ForeignJson.MAPPER.createObjectNode();
        rest.put("outcome", sample.outcome().toString());
        rest.put("finish", sample.finish().toString());
        rest.put("tokens", sample.tokens());
        rest.put("thinking", sample.thinking());
        sample.extracted().ifPresent(extracted -> rest.put("extracted", extracted));
        return rest;
    }

    /** The results beside the samples. */
    ObjectNode results() {
        String task = header.result().benchmark();
        ObjectNode whole = ForeignJson.MAPPER.createObjectNode();
        ObjectNode result = whole.putObject("results").putObject(task);
        result.put("name", task);
        result.put("alias", task);
        result.put("sample_len", documents);
        result.put(METRIC + ",none", header.result().score().value());
        Optional<Double> error = header.result()
                .details()
                .flatMap(details -> details.questionError().stream().boxed().findFirst());
        error.ifPresentOrElse(
                value -> result.put(METRIC + "_stderr,none", value), () -> result.put(METRIC + "_stderr,none", "N/A"));
        whole.putObject("group_subtasks");
        whole.putObject("configs").putObject(task).put("task", task);
        whole.putObject("versions").put(task, header.result().benchmarkVersion());
        whole.putObject("n-shot").put(task, 0);
        whole.putObject("higher_is_better").putObject(task).put(METRIC, true);
        ObjectNode counts = whole.putObject("n-samples").putObject(task);
        counts.put("original", documents);
        counts.put("effective", documents);
        whole.putObject("config").put("model", header.model());
        whole.put("model_name", header.model());
        whole.put("date", header.created());
        return whole;
    }

    /** As Python's json.dumps writes an object of texts with an indent of 2 and letters as they are. */
    private static String dumped(ObjectNode doc) {
        var lines = new ArrayList<String>();
        doc.properties().forEach(field -> lines.add("  \"" + field.getKey() + "\": " + field.getValue()));
        return "{\n" + String.join(",\n", lines) + "\n}";
    }
}
