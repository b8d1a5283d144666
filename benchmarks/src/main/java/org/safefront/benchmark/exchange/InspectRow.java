package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.Outcome;

/** One sample in the words of Inspect. */
final class InspectRow {
    private final BenchmarkSample sample;
    private final String model;
    private final String scorer;

    InspectRow(BenchmarkSample sample, String model, String scorer) {
        this.sample = sample;
        this.model = model;
        this.scorer = scorer;
    }

    ObjectNode json() {
        ObjectNode json = summary();
        ArrayNode messages = json.putArray("messages");
        ObjectNode user = messages.addObject();
        user.put("role", "user");
        user.put("content", sample.question());
        ObjectNode assistant = messages.addObject();
        assistant.put("role", "assistant");
        assistant.put("model", model);
        assistant.set("content", content());
        ObjectNode output = json.putObject("output");
        output.put("model", model);
        ObjectNode choice = output.putArray("choices").addObject();
        choice.set("message", assistant);
        choice.put("stop_reason", sample.finish() == Finish.LENGTH ? "max_tokens" : "stop");
        output.put("completion", sample.answer());
        output.putObject("usage").put("output_tokens", sample.tokens());
        json.putObject("store");
        json.putArray("events");
        json.putObject("attachments");
        if (sample.outcome() == Outcome.ERROR) {
            ObjectNode error = json.putObject("error");
            error.put("message", "the answer could not be taken or checked");
            error.put("traceback", "");
            error.put("traceback_ansi", "");
        }
        return json;
    }

    /** What the list of all samples has of it. */
    ObjectNode summary() {
        ObjectNode json = ForeignJson.MAPPER.createObjectNode();
        json.put("id", sample.item());
        json.put("epoch", sample.repeat() + 1);
        json.put("input", sample.question());
        json.put("target", sample.gold());
        ObjectNode ours = json.putObject("metadata").putObject(InspectSample.OURS);
        ours.put("outcome", sample.outcome().toString());
        ours.put("finish", sample.finish().toString());
        if (sample.outcome() != Outcome.ERROR || sample.extracted().isPresent()) {
            ObjectNode score = json.putObject("scores").putObject(scorer);
            score.put("value", value());
            sample.extracted().ifPresent(answer -> score.put("answer", answer));
        }
        json.putObject("model_usage");
        return json;
    }

    /** Thinking stands apart from the answer. */
    private JsonNode content() {
        ArrayNode parts = ForeignJson.MAPPER.createArrayNode();
        if (!sample.thinking().isEmpty()) {
            parts.addObject().put("type", "reasoning").put("reasoning", sample.thinking());
        }
        parts.addObject().put("type", "text").put("text", sample.answer());
        return parts;
    }

    private String value() {
        return switch (sample.outcome()) {
            case CORRECT -> "C";
            case NO_ANSWER -> "N";
            default -> "I";
        };
    }
}
