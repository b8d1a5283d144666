package org.safefront.lm.generation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.generation.decoder.AdapterFactors;
import org.safefront.lm.generation.decoder.DecoderSession;
import org.safefront.lm.generation.runtime.RuntimeEnvironment;

/**
 * A decoder that answers many requests in one running batch. An answer depends on its request alone: not on its
 * neighbours, nor on its slot, nor on the number of slots.
 *
 * <p>Its memory outside the heap is that of the weights, packed, and {@link GeneratorSettings#cacheBytes}, all taken when
 * it is opened. The cache goes back to the system when the garbage collector finds a closed generator, so a process that
 * opens one after the other should bound it by {@code -XX:MaxDirectMemorySize}.
 */
public final class Generator implements AutoCloseable {
    private final ModelConfig config;
    private final GeneratorSettings settings;
    private final DecoderSession decoder;
    private final ContinuousBatch batch;
    private final Set<String> adaptable;
    private final Map<String, AdapterFactors> adapters = new ConcurrentHashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    private Generator(
            ModelFolder folder, Optional<Adapter> adapter, Set<String> adaptable, GeneratorSettings settings) {
        this.config = folder.config();
        this.settings = settings;
        if (settings.maxLength() > config.maxPositions()) {
            throw new IllegalArgumentException("maxLength is " + settings.maxLength()
                    + ", but the model has max_position_embeddings " + config.maxPositions());
        }
        this.adaptable = Set.copyOf(adaptable);
        this.decoder = new DecoderSession(folder, adapter, adaptable, settings.decoder());
        this.batch = new ContinuousBatch(decoder, config.vocabularySize(), settings, this::loaded);
    }

    /** Opens a model. */
    public static Generator open(ModelFolder folder, GeneratorSettings settings) {
        return new Generator(folder, Optional.empty(), Set.of(), settings);
    }

    /** Opens a model with an adapter merged into its weights, in memory; no file is written. */
    public static Generator open(ModelFolder folder, Adapter adapter, GeneratorSettings settings) {
        return new Generator(folder, Optional.of(adapter), Set.of(), settings);
    }

    /**
     * Opens a model for answers of itself and of adapters side by side, see {@link #load}.
     *
     * @param adaptable paths of the modules that adapters may change, for instance model.layers.0.mlp.up_proj; each costs
     *     a little time in every step
     */
    public static Generator open(ModelFolder folder, Set<String> adaptable, GeneratorSettings settings) {
        return new Generator(folder, Optional.empty(), adaptable, settings);
    }

    /**
     * Makes an adapter known by a name, for requests from now on; at any time, from any thread.
     *
     * @throws IllegalArgumentException if it changes a module that is not adaptable here
     * @throws org.safefront.lm.format.InvalidModelException if it does not fit the model
     */
    public void load(String name, Adapter adapter) {
        AdapterFactors factors = AdapterFactors.of(adapter, config);
        factors.modules().stream()
                .filter(module -> !adaptable.contains(module))
                .findFirst()
                .ifPresent(module -> {
                    throw new IllegalArgumentException(
                            "adapter " + name + " changes " + module + ", for which this generator was not opened");
                });
        adapters.put(name, factors);
    }

    /** Forgets an adapter; answers that it has begun are finished by it. */
    public void unload(String name) {
        adapters.remove(name);
    }

    private AdapterFactors loaded(String name) {
        AdapterFactors factors = adapters.get(name);
        if (factors == null) {
            throw new IllegalArgumentException("adapter " + name + " is not loaded; there are " + adapters.keySet());
        }
        return factors;
    }

    /**
     * Answers these requests, see {@link #generate(RequestSource, Consumer, BooleanSupplier)}. All are looked at before
     * the first is begun.
     */
    public void generate(List<GenerationRequest> requests, Consumer<Generation> finished, BooleanSupplier cancelled) {
        requests.forEach(this::requirePossible);
        var waiting = new ArrayDeque<>(requests);
        generate(() -> Optional.ofNullable(waiting.poll()), finished, cancelled);
    }

    /**
     * Answers requests until the source has none and all answers are written.
     *
     * @param requests asked for the next one whenever a slot is free
     * @param finished told each answer when it is finished, in any order, on this thread
     * @param cancelled asked before each step; once true, this returns and answers that are not finished are dropped
     * @throws PromptTooLongException if a prompt leaves no room for an answer; running answers are dropped
     * @throws LogitsNotFiniteException if the model's weights are broken
     */
    public void generate(RequestSource requests, Consumer<Generation> finished, BooleanSupplier cancelled) {
        generate(requests, finished, id -> false, cancelled);
    }

    /**
     * The same for several who may lose their interest one by one.
     *
     * @param dropped asked before each step of the id of each running request: once true, its answer is dropped
     */
    public void generate(
            RequestSource requests,
            Consumer<Generation> finished,
            Predicate<String> dropped,
            BooleanSupplier cancelled) {
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException("this generator is at work already; its slots cannot be shared");
        }
        try {
            batch.run(() -> requests.next().map(this::requirePossible), finished, dropped, cancelled);
        } finally {
            busy.set(false);
        }
    }

    /** Version of ONNX Runtime. */
    public static String engineVersion() {
        return RuntimeEnvironment.get().getVersion();
    }

    /** What this model, or an adapter of it, says after each of these prompts. */
    public List<Logits> logitsAfter(Optional<String> adapter, List<TokenIds> prompts) {
        var byId = new HashMap<String, Logits>();
        List<GenerationRequest> requests = IntStream.range(0, prompts.size())
                .mapToObj(i -> GenerationRequest.forLogits("prompt " + i, adapter, prompts.get(i)))
                .toList();
        generate(requests, one -> byId.put(one.id(), one.promptLogits().orElseThrow()), () -> false);
        return requests.stream().map(request -> byId.get(request.id())).toList();
    }

    /** @throws IllegalStateException if it is at work; what is freed then would take the process with it */
    @Override
    public void close() {
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException("this generator is at work, or closed already");
        }
        decoder.close();
    }

    private GenerationRequest requirePossible(GenerationRequest request) {
        request.adapter().ifPresent(this::loaded);
        TokenIds prompt = request.prompt();
        if (prompt.size() >= settings.maxLength()) {
            throw new PromptTooLongException(request.id(), prompt.size(), settings.maxLength());
        }
        for (int i = 0; i < prompt.size(); i++) {
            if (prompt.get(i) < 0 || prompt.get(i) >= config.vocabularySize()) {
                throw new IllegalArgumentException("request " + request.id() + " has token " + prompt.get(i)
                        + " in its prompt, but the vocabulary has " + config.vocabularySize());
            }
        }
        return request;
    }
}
