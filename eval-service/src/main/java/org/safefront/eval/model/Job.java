package org.safefront.eval.model;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Sampling;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator.Prompt;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.generation.Generation;
import org.safefront.lm.generation.GenerationRequest;
import org.safefront.lm.generation.Logits;
import org.safefront.lm.generation.PromptTooLongException;
import org.safefront.lm.generation.TokenIds;

/**
 * What one caller wants written by one checkpoint. The caller waits; the thread that runs the batch asks for requests and
 * hands in what was generated. The checkpoint is asked for its proof before anything else.
 */
final class Job {
    private static final String PROOF = "proof/";

    private final long number;
    private final CheckpointRef checkpoint;
    private final Optional<Adapter> adapter;
    private final List<Prompt> prompts;
    private final Sampling sampling;
    private final ObjIntConsumer<Generated> finished;
    private final Deliveries deliveries = new Deliveries();
    private final BitSet delivered = new BitSet();
    private final Queue<GenerationRequest> proofs = new ArrayDeque<>();
    private final Queue<GenerationRequest> waiting = new ArrayDeque<>();
    private final SortedMap<Integer, Logits> seen = new TreeMap<>();

    private Optional<LoadedModel> model = Optional.empty();
    private Optional<PromptForm> form = Optional.empty();
    private Optional<Trial> trial = Optional.empty();
    /** Of all prompts, once somebody asked: while it waits that happens at each step. */
    private Optional<List<TokenIds>> tokens = Optional.empty();

    private boolean alone;
    private volatile boolean dropped;

    /**
     * @param number unlike that of any other job
     * @param adapter that of the checkpoint, absent where it has weights of its own
     */
    Job(
            long number,
            CheckpointRef checkpoint,
            Optional<Adapter> adapter,
            List<Prompt> prompts,
            Sampling sampling,
            ObjIntConsumer<Generated> finished) {
        this.number = number;
        this.checkpoint = checkpoint;
        this.adapter = adapter;
        this.prompts = List.copyOf(prompts);
        this.sampling = sampling;
        this.finished = finished;
    }

    /** Waits for the texts; whoever leaves early wants none any more. */
    void await(BooleanSupplier stop) {
        try {
            deliveries.take(stop);
        } finally {
            dropped = true;
        }
    }

    CheckpointRef checkpoint() {
        return checkpoint;
    }

    Optional<Adapter> adapter() {
        return adapter;
    }

    /** Whether nobody waits for it. */
    boolean isDropped() {
        return dropped;
    }

    /** Whether others must not share its batch, after a failure that one of them had. */
    boolean isAlone() {
        return alone;
    }

    void setAlone() {
        alone = true;
    }

    /**
     * Tokens of its longest prompt and answer, at most.
     *
     * @param chat of the weights that it asks for
     * @param most that the model can read
     * @throws PromptTooLongException if a prompt leaves no room for an answer
     */
    int length(ChatFormat chat, int most) {
        int longest = 0;
        for (int place = 0; place < prompts.size(); place++) {
            int size = tokens(chat).get(place).size();
            if (size >= most) {
                throw new PromptTooLongException(prompts.get(place).id(), size, most);
            }
            longest = Math.max(longest, size);
        }
        return (int) Math.min(most, (long) longest + sampling.maxTokens());
    }

    private List<TokenIds> tokens(ChatFormat chat) {
        if (tokens.isEmpty()) {
            var form = new PromptForm(chat, sampling);
            tokens = Optional.of(prompts.stream().map(form::tokens).toList());
        }
        return tokens.get();
    }

    /**
     * Makes ready to be asked for requests.
     *
     * @param loaded who is to write
     * @param name of the adapter there, absent where it is merged or there is none
     * @param proof what is to be asked first, absent where that was asked before
     */
    void begin(LoadedModel loaded, Optional<String> name, Optional<Trial> proof) {
        model = Optional.of(loaded);
        trial = proof;
        seen.clear();
        proofs.clear();
        waiting.clear();
        form = Optional.of(new PromptForm(loaded.chat(), sampling));
        List<TokenIds> asked = proof.map(Trial::prompts).orElse(List.of());
        for (int i = 0; i < asked.size(); i++) {
            proofs.add(GenerationRequest.forLogits(id(PROOF + i), name, asked.get(i)));
        }
        List<TokenIds> all = tokens(loaded.chat());
        for (int place = 0; place < prompts.size(); place++) {
            if (!delivered.get(place)) {
                waiting.add(form.get().request(id(Integer.toString(place)), prompts.get(place), all.get(place), name));
            }
        }
    }

    private String id(String what) {
        return number + "/" + what;
    }

    /** Whether a request of this id is one of its own. */
    boolean owns(String id) {
        return id.startsWith(number + "/");
    }

    /** The next request that may be begun; texts come after all proofs. */
    Optional<GenerationRequest> next() {
        return dropped ? Optional.empty() : Optional.ofNullable(trial.isPresent() ? proofs.poll() : waiting.poll());
    }

    /** Takes what was generated for one of its requests. */
    void accept(Generation text) {
        String what = text.id().substring(text.id().indexOf('/') + 1);
        if (what.startsWith(PROOF)) {
            seen.put(
                    Integer.valueOf(what.substring(PROOF.length())),
                    text.promptLogits().orElseThrow());
            prove();
            return;
        }
        int place = Integer.parseInt(what);
        Generated generated = form.orElseThrow().generated(prompts.get(place), text);
        delivered.set(place);
        deliveries.add(() -> finished.accept(generated, place));
    }

    private void prove() {
        if (seen.size() == trial.orElseThrow().prompts().size()) {
            model.orElseThrow().prove(checkpoint, trial.orElseThrow(), List.copyOf(seen.values()));
            trial = Optional.empty();
        }
    }

    /** Whether all texts are there. */
    boolean isDone() {
        return delivered.cardinality() == prompts.size() && trial.isEmpty();
    }

    void end() {
        deliveries.end();
    }

    void fail(Throwable failure) {
        deliveries.fail(failure);
        dropped = true;
    }
}
