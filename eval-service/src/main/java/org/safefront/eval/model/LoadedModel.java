package org.safefront.eval.model;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Method;
import org.safefront.eval.domain.CheckpointProof;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.LoraFactors;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.generation.Generator;
import org.safefront.lm.generation.GeneratorSettings;
import org.safefront.lm.generation.Logits;
import org.safefront.lm.generation.TokenIds;
import org.safefront.lm.generation.decoder.Precision;

/**
 * A model ready to write, by itself and by adapters, in texts as long as they were asked for until now. To a large model
 * another adapter costs no loading, unless it changes modules that none before it did. A small one is loaded anew with the
 * adapter merged into it, which takes less than the adapter's own products would: with these the pocket study, whose
 * models load in tenths of a second, took 79 s in place of 62.
 */
final class LoadedModel implements AutoCloseable {
    /** Lengths are rounded up to multiples of this, lest each longer prompt load the model anew. */
    private static final int LENGTH_STEP = 1024;
    /** The one that was not asked for the longest makes room for another. */
    private static final int MOST_ADAPTERS = 16;

    private final String digest;
    private final ModelFolder model;
    private final ChatFormat chat;
    private final Capacity capacity;
    /** By name, that asked for last at the end. */
    private final Map<String, Adapter> adapters = new LinkedHashMap<>(2 * MOST_ADAPTERS, 0.75f, true);

    private final Set<String> adaptable = new HashSet<>();
    /** Ids of checkpoints that say what they should. */
    private final Set<String> proven = new HashSet<>();
    /** What the model alone says, by the prompts. */
    private final Map<List<TokenIds>, List<Logits>> baseLogits = new HashMap<>();

    private Optional<String> current = Optional.empty();
    private Optional<Generator> generator = Optional.empty();
    private int length;

    private LoadedModel(String digest, ModelFolder model, Capacity capacity) {
        this.digest = digest;
        this.model = model;
        this.chat = ChatFormat.open(model.path());
        this.capacity = capacity;
    }

    /**
     * Opens a model.
     *
     * @param digest by which it is known
     * @param folder where it is
     */
    static LoadedModel open(String digest, Path folder, Capacity capacity) {
        return new LoadedModel(digest, ModelFolder.open(folder), capacity);
    }

    String digest() {
        return digest;
    }

    ChatFormat chat() {
        return chat;
    }

    /** Whether a job can be begun while others run: nothing has to be loaded anew for it. */
    boolean canTake(Job job) {
        CheckpointRef checkpoint = job.checkpoint();
        return digest.equals(checkpoint.weights().manifestDigest())
                && generator.isPresent()
                && (merges() ? current.equals(adapterOf(checkpoint)) : adaptable.containsAll(modules(job)))
                && length >= wanted(job)
                && trial(checkpoint)
                        .filter(trial -> !knowsBase(checkpoint, trial))
                        .isEmpty();
    }

    /** Adds the adapter of a job, if it has one; it must fit the model. */
    void add(Job job) {
        job.adapter().ifPresent(adapter -> add(job.checkpoint().checkpointId(), adapter));
    }

    /**
     * Makes ready to write for a job, while nobody else runs.
     *
     * @throws org.safefront.lm.generation.PromptTooLongException if one of its prompts leaves no room for an answer
     */
    Generator open(Job job) {
        add(job);
        if (merges() && !current.equals(adapterOf(job.checkpoint()))) {
            closeGenerator();
            current = adapterOf(job.checkpoint());
        }
        Generator open = generator(wanted(job));
        trial(job.checkpoint())
                .filter(trial -> !knowsBase(job.checkpoint(), trial))
                .ifPresent(trial -> baseLogits.put(trial.prompts(), ofBase(open, trial.prompts())));
        return open;
    }

    /** The name by which requests ask for a checkpoint's adapter, absent where it is merged or there is none. */
    Optional<String> nameOf(CheckpointRef checkpoint) {
        return adapterOf(checkpoint).filter(id -> !merges());
    }

    /** What a checkpoint is to be asked before it is scored, absent once it has answered. */
    Optional<Trial> trial(CheckpointRef checkpoint) {
        return proven.contains(checkpoint.checkpointId())
                ? Optional.empty()
                : Optional.of(Trial.of(checkpoint, chat, model.config()));
    }

    /**
     * Holds what a checkpoint said to what it should have said.
     *
     * @param seen after each prompt of the trial
     */
    void prove(CheckpointRef checkpoint, Trial trial, List<Logits> seen) {
        if (checkpoint.method() == Method.LORA) {
            CheckpointProof.requireChange(trial.byToken(baseLogits.get(trial.prompts())), trial.byToken(seen));
        }
        trial.requireAsTrained(trial.byToken(seen), rounding(capacity.precision()) * trial.largest());
        proven.add(checkpoint.checkpointId());
    }

    /**
     * By how much logits may differ from the trainer's, which are float32, in units of the largest. Seen on models of
     * random numbers: 1e-4, 5e-3, 4e-2 in the root mean square and 4e-1.
     */
    private static double rounding(Precision precision) {
        return switch (precision) {
            case FLOAT32 -> 1e-3;
            case FLOAT16 -> 2e-2;
            case INT8 -> 0.2;
            case INT4 -> 1;
        };
    }

    private boolean knowsBase(CheckpointRef checkpoint, Trial trial) {
        return checkpoint.method() != Method.LORA || baseLogits.containsKey(trial.prompts());
    }

    private static Optional<String> adapterOf(CheckpointRef checkpoint) {
        return Optional.of(checkpoint.checkpointId()).filter(id -> checkpoint.method() == Method.LORA);
    }

    private static Set<String> modules(Job job) {
        return job.adapter().stream()
                .flatMap(adapter -> adapter.factors().stream())
                .map(LoraFactors::module)
                .collect(Collectors.toSet());
    }

    /** Tokens of a slot that a job wants. */
    private int wanted(Job job) {
        return job.length(chat, model.config().maxPositions());
    }

    private void add(String name, Adapter adapter) {
        if (adapters.get(name) != null) {
            return;
        }
        adapter.requireFits(model.config());
        adapters.put(name, adapter);
        if (adapters.size() > MOST_ADAPTERS) {
            String eldest = adapters.keySet().iterator().next();
            adapters.remove(eldest);
            generator.ifPresent(open -> open.unload(eldest));
        }
        if (merges()) {
            return;
        }
        boolean wider = adaptable.addAll(
                adapter.factors().stream().map(LoraFactors::module).toList());
        if (wider) {
            closeGenerator();
        } else {
            generator.ifPresent(open -> open.load(name, adapter));
        }
    }

    private Generator generator(long tokens) {
        if (generator.isEmpty() || length < tokens) {
            closeGenerator();
            long rounded = (tokens + LENGTH_STEP - 1) / LENGTH_STEP * LENGTH_STEP;
            length = (int) Math.min(model.config().maxPositions(), rounded);
            GeneratorSettings settings = capacity.settings(model.config(), length);
            generator = Optional.of(merges() ? merged(settings) : adaptable(settings));
        }
        return generator.orElseThrow();
    }

    private List<Logits> ofBase(Generator generator, List<TokenIds> prompts) {
        if (!merges()) {
            return generator.logitsAfter(Optional.empty(), prompts);
        }
        int longest = prompts.stream().mapToInt(TokenIds::size).max().orElseThrow();
        try (Generator base = Generator.open(
                model, new GeneratorSettings(1, longest + 1, capacity.threads()).in(capacity.precision()))) {
            return base.logitsAfter(Optional.empty(), prompts);
        }
    }

    @Override
    public void close() {
        closeGenerator();
        chat.close();
    }

    private boolean merges() {
        return model.config().parameters() < capacity.mergeBelow();
    }

    private Generator merged(GeneratorSettings settings) {
        return current.map(name -> Generator.open(model, adapters.get(name), settings))
                .orElseGet(() -> Generator.open(model, settings));
    }

    private Generator adaptable(GeneratorSettings settings) {
        Generator open = Generator.open(model, adaptable, settings);
        adapters.forEach(open::load);
        return open;
    }

    private void closeGenerator() {
        generator.ifPresent(Generator::close);
        generator = Optional.empty();
    }
}
