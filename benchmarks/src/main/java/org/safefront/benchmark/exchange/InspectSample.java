package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.Outcome;

/** One sample of a log of Inspect. Of several scorers the first is read. */
final class InspectSample {
    /** In the metadata of samples that we exported: what Inspect has no field for. */
    static final String OURS = "safefront";

    private static final String ATTACHMENT = "attachment://";

    private final ForeignJson.Entry entry;
    private final JsonNode json;
    private final JsonNode choice;

    private InspectSample(ForeignJson.Entry entry) {
        this.entry = entry;
        this.json = entry.json();
        this.choice = json.path("output").path("choices").path(0);
    }

    static ForeignSample read(ForeignJson.Entry entry) {
        return new InspectSample(entry).sample();
    }

    private ForeignSample sample() {
        if (!json.path("id").isValueNode() || json.path("epoch").asInt() < 1) {
            throw entry.refuse("must have the fields id and epoch, which counts from 1");
        }
        JsonNode tokens = json.path("output").path("usage").path("output_tokens");
        return new ForeignSample(
                json.path("id").asText(),
                json.path("epoch").asInt() - 1,
                text(json.path("input")),
                text(json.path("target")),
                content("reasoning", "reasoning"),
                answer(),
                score().map(score -> score.getValue().path("answer").textValue()),
                outcome(),
                finish(),
                tokens.isInt() ? OptionalInt.of(tokens.intValue()) : OptionalInt.empty(),
                marks());
    }

    /** A text alone; a list of messages or of targets is no one text, and is not made one. */
    private Optional<String> text(JsonNode value) {
        return Optional.ofNullable(value.textValue()).map(this::resolve);
    }

    /** Long texts stand once, under their hash. */
    private String resolve(String text) {
        if (!text.startsWith(ATTACHMENT)) {
            return text;
        }
        JsonNode attachment = json.path("attachments").path(text.substring(ATTACHMENT.length()));
        return attachment.asText(text);
    }

    private String answer() {
        JsonNode content = choice.path("message").path("content");
        return text(content).or(() -> content("text", "text")).orElse("");
    }

    private Optional<String> content(String type, String field) {
        List<String> parts = new ArrayList<>();
        for (JsonNode part : choice.path("message").path("content")) {
            if (part.path("type").asText().equals(type)) {
                parts.add(resolve(part.path(field).asText()));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", parts));
    }

    private Optional<Finish> finish() {
        Optional<Finish> exported = ours("finish", Finish.values());
        return exported.isPresent() ? exported : stopReason();
    }

    /** A value that we exported, by its name. */
    private <E extends Enum<E>> Optional<E> ours(String field, E[] values) {
        String name = json.path("metadata").path(OURS).path(field).asText();
        return Stream.of(values).filter(value -> value.toString().equals(name)).findFirst();
    }

    private Optional<Finish> stopReason() {
        return switch (choice.path("stop_reason").asText()) {
            case "stop" -> Optional.of(Finish.STOP);
            case "max_tokens", "model_length" -> Optional.of(Finish.LENGTH);
            default -> Optional.empty();
        };
    }

    /** The first, and its name. NaN is how Inspect has it that there is none. */
    private Optional<Map.Entry<String, JsonNode>> score() {
        return json.path("scores").properties().stream()
                .findFirst()
                .filter(score -> !Double.isNaN(score.getValue().path("value").asDouble()));
    }

    private Optional<Outcome> outcome() {
        Optional<Outcome> exported = ours("outcome", Outcome.values());
        if (exported.isPresent()) {
            return exported;
        }
        return json.hasNonNull("error") ? Optional.of(Outcome.ERROR) : score().map(score -> outcome(score.getValue()));
    }

    /** Inspect counts what has a score, be it of a sample that failed; we count a failed one as wrong. */
    private List<Mark> marks() {
        Optional<Outcome> exported = ours("outcome", Outcome.values());
        Optional<Mark> mark = exported.isPresent()
                ? exported.map(outcome -> new Mark(InspectExport.SCORER, outcome == Outcome.CORRECT))
                : score().map(score -> new Mark(score.getKey(), outcome(score.getValue()) == Outcome.CORRECT));
        return mark.stream().toList();
    }

    /** As Inspect's own {@code value_to_float} reads it, without its half marks. */
    private Outcome outcome(JsonNode score) {
        JsonNode value = score.path("value");
        String mark = value.isNumber() ? Double.toString(value.doubleValue()) : value.asText();
        return switch (mark) {
            case "C", "1.0", "true" -> Outcome.CORRECT;
            case "N" -> Outcome.NO_ANSWER;
            case "I", "0.0", "false" -> wrong(score);
            default ->
                throw entry.refuse(
                        "the score must be C, I, N, 0, 1, true or false; what is partly right is neither right nor wrong");
        };
    }

    private Outcome wrong(JsonNode score) {
        if (finish().equals(Optional.of(Finish.LENGTH))) {
            return Outcome.TRUNCATED;
        }
        return score.path("reason").asText().equals("invalid_response_format") ? Outcome.NO_ANSWER : Outcome.WRONG;
    }
}
