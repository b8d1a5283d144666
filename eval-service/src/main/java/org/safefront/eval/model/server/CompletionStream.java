package org.safefront.eval.model.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a completion together from its server-sent events. */
final class CompletionStream {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";

    private final StringBuilder text = new StringBuilder();
    private final List<Integer> tokens = new ArrayList<>();
    private Optional<Integer> count = Optional.empty();
    private Optional<String> finish = Optional.empty();
    private Optional<String> stopText = Optional.empty();

    /** Takes a line; lines that are no data are passed over. */
    void add(String line) {
        String data = line.startsWith(DATA) ? line.substring(DATA.length()).strip() : "";
        if (!data.isEmpty() && !data.equals(DONE)) {
            add(parse(data));
        }
    }

    /** @throws ServerFailureException if the stream ended before the text did */
    Completion finished() {
        String reason = finish.orElseThrow(() -> new ServerFailureException(
                "the stream ended after " + text.length() + " characters, before the text did"));
        return new Completion(
                text.toString(),
                Optional.of(List.copyOf(tokens)).filter(ids -> !ids.isEmpty() || text.length() == 0),
                count,
                reason.equals("length"),
                stopText);
    }

    private void add(JsonNode chunk) {
        if (chunk.has("error")) {
            throw new ServerFailureException("the server broke off: " + chunk.get("error"));
        }
        JsonNode tokensOfAll = chunk.path("usage").path("completion_tokens");
        if (tokensOfAll.isInt()) {
            count = Optional.of(tokensOfAll.asInt());
        }
        JsonNode choice = chunk.path("choices").path(0);
        text.append(choice.path("text").asText(""));
        choice.path("token_ids").forEach(id -> tokens.add(id.asInt()));
        if (choice.path("finish_reason").isTextual()) {
            finish = Optional.of(choice.get("finish_reason").asText());
        }
        if (choice.path("stop_reason").isTextual()) {
            stopText = Optional.of(choice.get("stop_reason").asText());
        }
    }

    private static JsonNode parse(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new ServerFailureException("an event of the server is not JSON", e);
        }
    }
}
