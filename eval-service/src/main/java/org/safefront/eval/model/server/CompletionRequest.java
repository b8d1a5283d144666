package org.safefront.eval.model.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.safefront.contracts.Sampling;

/**
 * A prompt to be continued by a server.
 *
 * @param model base or adapter
 * @param prompt ids of its tokens: the server's own chat template and tokenizer have no say
 * @param sampling how tokens are drawn, and which texts end the answer
 * @param seed of this text alone
 * @param maxTokens after which it is cut
 * @param stopTokens any of which ends it
 * @param skipsSpecialTokens whether special tokens are to leave no trace in the text
 */
public record CompletionRequest(
        String model,
        List<Integer> prompt,
        Sampling sampling,
        long seed,
        int maxTokens,
        Set<Integer> stopTokens,
        boolean skipsSpecialTokens) {
    public CompletionRequest {
        prompt = List.copyOf(prompt);
        stopTokens = Set.copyOf(stopTokens);
    }

    /** Some servers take 32 bits, without a sign. */
    private int shortSeed() {
        return (int) (seed ^ seed >>> Integer.SIZE) & Integer.MAX_VALUE;
    }

    /** The request for a stream of tokens. Fields that are not in every dialect are passed over by those without. */
    ObjectNode streamed() {
        ObjectNode json = common(maxTokens)
                .put("temperature", sampling.temperature())
                .put("top_p", sampling.topP())
                .put("seed", shortSeed())
                .put("stream", true)
                .put("skip_special_tokens", skipsSpecialTokens)
                .put("spaces_between_special_tokens", false)
                .put("return_token_ids", true);
        sampling.topK().ifPresent(tokens -> json.put("top_k", tokens));
        sampling.minP().ifPresent(share -> json.put("min_p", share));
        sampling.stop().ifPresent(texts -> texts.forEach(json.withArray("stop")::add));
        stopTokens.stream().sorted().forEach(json.withArray("stop_token_ids")::add);
        json.putObject("stream_options").put("include_usage", true);
        return json;
    }

    /** The request for the probabilities of the next token. */
    ObjectNode probabilities(int most) {
        return common(1).put("temperature", 0).put("logprobs", most).put("return_tokens_as_token_ids", true);
    }

    private ObjectNode common(int tokens) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("model", model).put("max_tokens", tokens);
        prompt.forEach(json.putArray("prompt")::add);
        return json;
    }
}
