package org.safefront.judges.decoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safefront.lm.format.ModelFolder;

/**
 * A decoder on a server. With its tokenizer at hand the server is sent tokens, as vLLM and others take them, and its own tokenizer has no
 * say. Without, it is sent text, in which everything that looks like a special token is broken where it is not the judge's own.
 */
public final class ServerModel implements JudgeModel {
    private static final String COMPLETIONS = "v1/completions";
    private static final String CHAT = "v1/chat/completions";
    private static final String TOKEN_ID = "token_id:";

    private final ServerSettings settings;
    private final CompletionsClient client;
    private final Optional<JudgeTokenizer> tokenizer;
    private final String identity;

    private ServerModel(ServerSettings settings, Optional<JudgeTokenizer> tokenizer, String identity) {
        this.settings = settings;
        this.client = new CompletionsClient(settings);
        this.tokenizer = tokenizer;
        this.identity = identity;
    }

    /**
     * Asks the server nothing yet.
     *
     * @param folder in which the tokenizer may lie
     * @param chats whether it is to answer messages
     */
    public static ServerModel open(ServerSettings settings, Path folder, boolean chats) {
        String served = String.join(
                "|",
                settings.model(),
                settings.label(),
                Integer.toString(settings.logprobs()),
                settings.maxLength().toString());
        if (!Files.isRegularFile(folder.resolve(ModelFolder.TOKENIZER))) {
            return new ServerModel(settings, Optional.empty(), served + "|text");
        }
        String tokens = TokenizerFiles.digest(folder);
        return new ServerModel(settings, Optional.of(JudgeTokenizer.open(folder, chats)), served + "|" + tokens);
    }

    @Override
    public String identity() {
        return identity;
    }

    /** A word that is not among the most probable tokens has the probability 0. */
    @Override
    public Odds odds(JudgePrompt prompt, Choice choice) {
        ObjectNode body = body(prompt, 1).put("logprobs", settings.logprobs());
        tokenizer.ifPresent(tokens -> body.put("return_tokens_as_token_ids", true));
        Map<String, Double> probabilities = probabilities(client.choice(COMPLETIONS, body));
        return new Odds(sum(probabilities, choice.yesNames()), sum(probabilities, choice.noNames()));
    }

    @Override
    public String write(JudgePrompt prompt, int maxTokens) {
        return text(client.choice(COMPLETIONS, body(prompt, maxTokens)).path("text"));
    }

    @Override
    public String reply(JudgePrompt message, int maxTokens) {
        if (tokenizer.isPresent()) {
            int[] ids = tokenizer.get().message(message);
            return text(client.choice(COMPLETIONS, body(ids, maxTokens)).path("text"));
        }
        ObjectNode body = common(maxTokens);
        body.putArray("messages").addObject().put("role", "user").put("content", SpecialMarks.text(message.pieces()));
        return text(client.choice(CHAT, body).path("message").path("content"));
    }

    @Override
    public void close() {
        tokenizer.ifPresent(JudgeTokenizer::close);
    }

    private ObjectNode body(JudgePrompt prompt, int maxTokens) {
        return tokenizer.map(tokens -> body(tokens.prompt(prompt), maxTokens)).orElseGet(() -> common(maxTokens)
                .put("prompt", SpecialMarks.text(prompt.pieces())));
    }

    private ObjectNode body(int[] ids, int maxTokens) {
        if (settings.maxLength().isPresent()
                && ids.length + maxTokens > settings.maxLength().getAsInt()) {
            throw new TooLongException("a prompt of " + ids.length + " tokens and an answer of " + maxTokens
                    + " are more than " + settings.maxLength().getAsInt());
        }
        ObjectNode body = common(maxTokens);
        var prompt = body.putArray("prompt");
        for (int id : ids) {
            prompt.add(id);
        }
        return body;
    }

    private ObjectNode common(int maxTokens) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("model", settings.model())
                .put("max_tokens", maxTokens)
                .put("temperature", 0);
    }

    /** By name, or by id as {@code token_id:17} where the server was sent ids. */
    private Map<String, Double> probabilities(JsonNode choice) {
        var probabilities = new HashMap<String, Double>();
        JsonNode logprobs = choice.path("logprobs");
        logprobs.path("top_logprobs")
                .path(0)
                .properties()
                .forEach(token -> probabilities.put(token.getKey(), probability(token.getValue())));
        // llama.cpp answers completions in the form of chats.
        for (JsonNode token : logprobs.path("content").path(0).path("top_logprobs")) {
            probabilities.put(token.path("token").asText(), probability(token.path("logprob")));
            if (token.has("id")) {
                probabilities.put(TOKEN_ID + token.path("id").asInt(), probability(token.path("logprob")));
            }
        }
        if (probabilities.isEmpty()) {
            throw new ServerRefusalException(settings + " does not say the probabilities of tokens");
        }
        return probabilities;
    }

    private static double probability(JsonNode logprob) {
        return logprob.isNumber() ? Math.exp(logprob.asDouble()) : Double.NaN;
    }

    /** Sent tokens, some servers answer with names all the same. */
    private double sum(Map<String, Double> probabilities, List<String> names) {
        boolean saysIds = probabilities.keySet().stream().anyMatch(key -> key.startsWith(TOKEN_ID));
        List<String> keys = tokenizer
                .filter(tokens -> saysIds)
                .map(tokens -> byId(tokens.ids(names)))
                .orElse(names);
        return keys.stream()
                .mapToDouble(key -> probabilities.getOrDefault(key, 0.0))
                .sum();
    }

    private static List<String> byId(Set<Integer> ids) {
        return ids.stream().sorted().map(id -> TOKEN_ID + id).toList();
    }

    private String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new ServerRefusalException(settings + " answers without a text");
        }
        return node.asText();
    }
}
