package org.safefront.eval.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Method;
import org.safefront.contracts.Sampling;
import org.safefront.eval.domain.CheckpointProof;
import org.safefront.eval.model.server.CompletionRequest;
import org.safefront.eval.model.server.CompletionServer;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.generation.TokenIds;

/** A model that a server serves, seen through our own tokenizer and chat template. */
final class ServedModel implements AutoCloseable {
    /** Probabilities that servers say without being set up for more. */
    private static final int MOST_PROBABLE = 16;

    private static final String BY_ID = "token_id:";

    private final String digest;
    private final ModelFolder folder;
    private final ChatFormat chat;
    private final CompletionServer server;
    /** Ids of checkpoints that say what they should. */
    private final Set<String> proven = ConcurrentHashMap.newKeySet();

    ServedModel(String digest, Path folder, CompletionServer server) {
        this.digest = digest;
        this.folder = ModelFolder.open(folder);
        this.chat = ChatFormat.open(folder);
        this.server = server;
    }

    String digest() {
        return digest;
    }

    ChatFormat chat() {
        return chat;
    }

    /** Whether the marks of thinking stay in a text without special tokens. */
    boolean showsThinking() {
        return chat.thinkingTokens()
                .map(marks ->
                        !chat.text(new int[] {marks.open(), marks.close()}).isBlank())
                .orElse(true);
    }

    int maxPositions() {
        return folder.config().maxPositions();
    }

    /** Whether something was seen that says that the server has these weights. */
    boolean isProven() {
        return !proven.isEmpty();
    }

    /**
     * Has a checkpoint say what its maker saw it say, once.
     *
     * @param base name of the base on the server
     * @param served name of the checkpoint there
     * @param tolerance of log-probabilities, in nats
     */
    void prove(CheckpointRef checkpoint, String base, String served, double tolerance) throws InterruptedException {
        if (proven.contains(checkpoint.checkpointId())) {
            return;
        }
        Trial trial = Trial.of(checkpoint, chat, folder.config());
        List<Map<Integer, Double>> seen = probabilities(served, trial.prompts());
        if (checkpoint.method() == Method.LORA) {
            CheckpointProof.requireChange(probabilities(base, trial.prompts()), seen);
        }
        trial.requireAsTrained(seen, tolerance);
        proven.add(checkpoint.checkpointId());
    }

    @Override
    public void close() {
        chat.close();
    }

    private List<Map<Integer, Double>> probabilities(String name, List<TokenIds> prompts) throws InterruptedException {
        var greedy = new Sampling(0, 1, 1, 0);
        var all = new ArrayList<Map<Integer, Double>>();
        for (TokenIds prompt : prompts) {
            List<Integer> ids = IntStream.of(prompt.toArray()).boxed().toList();
            var request = new CompletionRequest(name, ids, greedy, 0, 1, Set.of(), true);
            var byToken = new LinkedHashMap<Integer, Double>();
            server.probabilities(request, MOST_PROBABLE)
                    .forEach((token, value) -> id(token).ifPresent(id -> byToken.put(id, value)));
            all.add(byToken);
        }
        return all;
    }

    /** Some servers name tokens by their ids, others by what they say. */
    private Optional<Integer> id(String token) {
        if (token.startsWith(BY_ID)) {
            return Optional.of(Integer.valueOf(token.substring(BY_ID.length())));
        }
        int[] ids = chat.tokenizer().encode(token);
        return ids.length == 1 ? Optional.of(ids[0]) : Optional.empty();
    }
}
