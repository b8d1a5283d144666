package org.safefront.eval.model;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.rows.Finish;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator.Prompt;
import org.safefront.eval.model.server.Completion;
import org.safefront.eval.model.server.CompletionRequest;
import org.safefront.eval.model.server.CompletionServer;
import org.safefront.lm.generation.PromptTooLongException;
import org.safefront.lm.generation.ThinkingLimit;

/** From prompts to a server's completions by one way of sampling, and back to texts. */
final class ServerPrompts {
    private final ServedModel model;
    private final Sampling sampling;
    private final CompletionServer server;
    private final PromptForm form;

    ServerPrompts(ServedModel model, Sampling sampling, CompletionServer server) {
        this.model = model;
        this.sampling = sampling;
        this.server = server;
        this.form = new PromptForm(model.chat(), sampling);
    }

    /** The tokens of a prompt, which leave room for an answer. */
    int[] tokens(Prompt prompt) {
        int[] tokens = form.tokens(prompt).toArray();
        if (tokens.length >= model.maxPositions()) {
            throw new PromptTooLongException(prompt.id(), tokens.length, model.maxPositions());
        }
        return tokens;
    }

    /**
     * Has a prompt continued. Where the thinking has a limit, the server is asked a second time with what it has thought
     * and the mark that ends it, for it cannot be told the limit.
     *
     * @param name of the checkpoint on the server
     */
    Generated complete(String name, Prompt prompt, int[] tokens, BooleanSupplier stop) throws InterruptedException {
        int most = Math.min(sampling.maxTokens(), model.maxPositions() - tokens.length);
        Optional<ThinkingLimit> limit = sampling.thinkingTokens().map(thinking -> form.limit(thinking, prompt));
        int first = limit.map(thinking -> thinking.maxTokens() + (thinking.begun() ? 0 : 1))
                .filter(thinking -> thinking < most)
                .orElse(most);
        var written = new ServedText(model.chat(), ask(name, prompt, tokens, first, stop));
        if (written.isCut() && first < most) {
            limit.filter(written::isThinking).ifPresent(thinking -> written.end(thinking));
            written.add(ask(name, prompt, written.after(tokens), most - written.count(), stop));
        }
        Finish finish = written.finish(sampling.stop().orElse(List.of()));
        return written.tokens()
                .map(ids -> form.generated(prompt, ids, finish))
                .orElseGet(() -> form.generated(prompt, written.text(), finish, written.count()));
    }

    private Completion ask(String name, Prompt prompt, int[] tokens, int most, BooleanSupplier stop)
            throws InterruptedException {
        List<Integer> ids = IntStream.of(tokens).boxed().toList();
        var request = new CompletionRequest(
                name, ids, sampling, prompt.seed(), most, model.chat().endTokens(), model.showsThinking());
        return server.complete(request, stop);
    }
}
