package org.safefront.eval.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Method;
import org.safefront.contracts.Sampling;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.generation.GenerationRequest;
import org.safefront.lm.generation.Generator;
import org.safefront.work.files.ArtifactStore;

/**
 * Has checkpoints write on ONNX Runtime. Keeps the weights of the last one loaded, and all adapters of them that were asked
 * for. Used by one thread at a time.
 */
public final class OnnxTextGenerator implements TextGenerator {
    private final CheckpointFiles files;
    private final Capacity capacity;
    private Optional<LoadedModel> loaded = Optional.empty();

    public OnnxTextGenerator(ArtifactStore artifacts, Capacity capacity) {
        this.files = new CheckpointFiles(artifacts);
        this.capacity = capacity;
    }

    @Override
    public synchronized void generate(
            CheckpointRef checkpoint,
            List<Prompt> prompts,
            Sampling sampling,
            ObjIntConsumer<Generated> finished,
            BooleanSupplier stop) {
        ModelFaults.translated(() -> write(checkpoint, prompts, sampling, finished, stop));
    }

    @Override
    public String engine() {
        return "onnxruntime " + Generator.engineVersion() + ", cpu, float32";
    }

    @Override
    public synchronized Set<String> loaded() {
        return loaded.map(model -> Set.of(model.digest())).orElse(Set.of());
    }

    @Override
    public synchronized void close() {
        loaded.ifPresent(LoadedModel::close);
        loaded = Optional.empty();
    }

    private void write(
            CheckpointRef checkpoint,
            List<Prompt> prompts,
            Sampling sampling,
            ObjIntConsumer<Generated> finished,
            BooleanSupplier stop) {
        LoadedModel model = load(checkpoint);
        Optional<String> adapter =
                model.select(Optional.of(checkpoint.checkpointId()).filter(id -> checkpoint.method() == Method.LORA));
        var places = new HashMap<String, Integer>();
        var requests = new ArrayList<GenerationRequest>();
        var form = new PromptForm(model.chat(), sampling);
        for (Prompt prompt : prompts) {
            places.put(prompt.id(), requests.size());
            requests.add(form.request(prompt, adapter));
        }
        int longest = requests.stream()
                .mapToInt(request -> request.prompt().size())
                .max()
                .orElse(0);
        Generator generator = model.generator((long) longest + sampling.maxTokens());
        model.prove(checkpoint, generator);
        generator.generate(
                requests,
                text -> {
                    int place = places.get(text.id());
                    finished.accept(form.generated(prompts.get(place), text), place);
                },
                stop);
    }

    private LoadedModel load(CheckpointRef checkpoint) {
        String digest = checkpoint.weights().manifestDigest();
        if (loaded.filter(model -> model.digest().equals(digest)).isEmpty()) {
            close();
            loaded = Optional.of(LoadedModel.open(digest, files.verified(checkpoint.weights()), capacity));
        }
        LoadedModel model = loaded.orElseThrow();
        if (checkpoint.method() == Method.LORA && !model.has(checkpoint.checkpointId())) {
            model.add(checkpoint.checkpointId(), Adapter.read(files.verified(checkpoint.artifact())));
        }
        return model;
    }
}
