package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.Outcome;

/**
 * One line for each document and filter. A file that has several filters says everything several times: the first filter
 * is read. Its first metric is the score of the first response; further repeats have none of their own.
 */
final class LmEvalSamples implements SampleReader {
    /** What a regex filter says where nothing matches, see {@code lm_eval/filters/extraction.py}. */
    static final String NOTHING_FOUND = "[invalid]";

    /** In samples that we exported, for each response: what lm-eval has no field for. */
    static final String OURS = "safefront";

    @Override
    public void each(Path file, Consumer<ForeignSample> samples) throws IOException {
        var first = new AtomicReference<String>();
        ForeignJson.lines(file, entry -> {
            String filter = entry.optionalText("filter").orElse("");
            first.compareAndSet(null, filter);
            if (filter.equals(first.get())) {
                read(entry, samples);
            }
        });
    }

    /** Those of the file of results beside the samples that are of the same task. */
    @Override
    public List<StatedScore> stated(Path file) throws IOException {
        Optional<Path> beside = LmEvalFiles.results(file);
        if (beside.isEmpty()) {
            return List.of();
        }
        LmEvalResults results = LmEvalResults.read(beside.orElseThrow());
        return results.scores().stream()
                .filter(score ->
                        LmEvalFiles.samples(beside.orElseThrow(), score.task()).equals(Optional.of(file)))
                .map(score -> stated(score, results.isMean(score)))
                .toList();
    }

    private static StatedScore stated(LmEvalScore score, boolean mean) {
        String name = name(score.metric(), score.filter());
        return new StatedScore(
                name, name, score.value(), score.samples(), mean ? OptionalInt.of(1) : OptionalInt.empty());
    }

    private static String name(String metric, String filter) {
        return metric + "," + filter;
    }

    private static void read(ForeignJson.Entry entry, Consumer<ForeignSample> samples) {
        JsonNode item = entry.json().path("doc_id");
        if (!item.isIntegralNumber()) {
            throw entry.refuse("field doc_id must be a whole number");
        }
        JsonNode responses = entry.json().path("resps").path(0);
        if (!responses.path(0).isTextual()) {
            throw entry.refuse("field resps[0] must be a list of texts; tasks of multiple choice cannot be read");
        }
        for (int repeat = 0; repeat < responses.size(); repeat++) {
            String answer = responses.get(repeat).asText();
            JsonNode ours = entry.json().path(OURS).path(repeat);
            samples.accept(
                    ours.isObject()
                            ? exported(entry, repeat, answer, ours)
                            : sample(entry, item.asText(), repeat, answer));
        }
    }

    private static ForeignSample sample(ForeignJson.Entry entry, String item, int repeat, String answer) {
        boolean scored = repeat == 0;
        Optional<String> extracted = scored ? extracted(entry) : Optional.empty();
        JsonNode prompt = entry.json().path("arguments").path("gen_args_0").path("arg_0");
        return new ForeignSample(
                item,
                repeat,
                Optional.ofNullable(prompt.textValue()),
                Optional.of(entry.text("target")),
                Optional.empty(),
                answer,
                extracted,
                scored ? Optional.of(outcome(entry)) : Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                scored ? List.of(mark(entry, outcome(entry))) : List.of());
    }

    private static ForeignSample exported(ForeignJson.Entry entry, int repeat, String answer, JsonNode ours) {
        JsonNode doc = entry.json().path("doc");
        Optional<Outcome> outcome = named(ours.path("outcome"), Outcome.values());
        return new ForeignSample(
                doc.path("id").asText(),
                repeat,
                Optional.ofNullable(doc.path("question").textValue()),
                Optional.of(entry.text("target")),
                Optional.ofNullable(ours.path("thinking").textValue()),
                answer,
                Optional.ofNullable(ours.path("extracted").textValue()),
                outcome,
                named(ours.path("finish"), Finish.values()),
                OptionalInt.of(ours.path("tokens").asInt()),
                outcome.map(known -> List.of(mark(entry, known))).orElse(List.of()));
    }

    private static Mark mark(ForeignJson.Entry entry, Outcome outcome) {
        return new Mark(name(metric(entry), entry.optionalText("filter").orElse("")), outcome == Outcome.CORRECT);
    }

    private static String metric(ForeignJson.Entry entry) {
        return entry.json().path("metrics").path(0).asText("exact_match");
    }

    private static <E extends Enum<E>> Optional<E> named(JsonNode name, E[] values) {
        return Stream.of(values)
                .filter(value -> value.toString().equals(name.asText()))
                .findFirst();
    }

    private static Optional<String> extracted(ForeignJson.Entry entry) {
        return Optional.ofNullable(entry.json().path("filtered_resps").path(0).textValue())
                .filter(text -> !text.equals(NOTHING_FOUND));
    }

    private static Outcome outcome(ForeignJson.Entry entry) {
        String metric = metric(entry);
        JsonNode value = entry.json().path(metric);
        if (!value.isNumber() || (value.doubleValue() != 0 && value.doubleValue() != 1)) {
            throw entry.refuse("field " + metric + " must be 0 or 1; what is partly right is neither right nor wrong");
        }
        if (value.doubleValue() == 1) {
            return Outcome.CORRECT;
        }
        return extracted(entry).isPresent() ? Outcome.WRONG : Outcome.NO_ANSWER;
    }
}
