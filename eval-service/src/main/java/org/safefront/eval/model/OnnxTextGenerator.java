package org.safefront.eval.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Method;
import org.safefront.contracts.Sampling;
import org.safefront.eval.domain.CannotGenerateException;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.Manifest;
import org.safefront.lm.format.ManifestMismatchException;
import org.safefront.lm.format.UnsafeFormatException;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.generation.GenerationRequest;
import org.safefront.lm.generation.Generator;
import org.safefront.lm.generation.LogitsNotFiniteException;
import org.safefront.lm.generation.PromptTooLongException;
import org.safefront.lm.generation.decoder.CacheTooLargeException;
import org.safefront.work.files.ArtifactStore;

/**
 * Has checkpoints write on ONNX Runtime. Keeps the weights of the last one loaded, and all adapters of them that were asked
 * for. Used by one thread at a time.
 */
public final class OnnxTextGenerator implements TextGenerator, AutoCloseable {
    private final ArtifactStore artifacts;
    private final Capacity capacity;
    private Optional<LoadedModel> loaded = Optional.empty();

    public OnnxTextGenerator(ArtifactStore artifacts, Capacity capacity) {
        this.artifacts = artifacts;
        this.capacity = capacity;
    }

    @Override
    public synchronized void generate(
            CheckpointRef checkpoint,
            List<Prompt> prompts,
            Sampling sampling,
            ObjIntConsumer<Generated> finished,
            BooleanSupplier stop) {
        try {
            LoadedModel model = load(checkpoint);
            Optional<String> adapter = model.select(
                    Optional.of(checkpoint.checkpointId()).filter(id -> checkpoint.method() == Method.LORA));
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
        } catch (ManifestMismatchException e) {
            throw new CannotGenerateException(FailureReason.DIGEST_MISMATCH, e);
        } catch (UnsafeFormatException e) {
            throw new CannotGenerateException(FailureReason.UNSAFE_FORMAT, e);
        } catch (LogitsNotFiniteException e) {
            throw new CannotGenerateException(FailureReason.NOT_FINITE, e);
        } catch (InvalidModelException | CacheTooLargeException | PromptTooLongException e) {
            throw new CannotGenerateException(FailureReason.INVALID_INPUT, e);
        }
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

    private LoadedModel load(CheckpointRef checkpoint) {
        String digest = checkpoint.weights().manifestDigest();
        if (loaded.filter(model -> model.digest().equals(digest)).isEmpty()) {
            close();
            loaded = Optional.of(LoadedModel.open(digest, verified(checkpoint.weights()), capacity));
        }
        LoadedModel model = loaded.orElseThrow();
        if (checkpoint.method() == Method.LORA && !model.has(checkpoint.checkpointId())) {
            model.add(checkpoint.checkpointId(), Adapter.read(verified(checkpoint.artifact())));
        }
        return model;
    }

    /** Nothing is ever scored that is not what the trainer published. */
    private Path verified(Artifact artifact) {
        Path folder = artifacts.folder(artifact.uri());
        new Manifest(artifact.files().stream()
                        .map(file -> new Manifest.Entry(file.path(), file.size(), file.sha256()))
                        .toList())
                .verify(folder);
        return folder;
    }
}
