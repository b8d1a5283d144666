package org.safefront.eval.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Method;
import org.safefront.contracts.Sampling;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.generation.Generator;
import org.safefront.lm.generation.decoder.Precision;
import org.safefront.work.files.ArtifactStore;

/**
 * Has checkpoints write on ONNX Runtime. Keeps the weights of the last one loaded, and all adapters of them that were asked
 * for. Several threads may ask at once; what they want of one model is written in one batch.
 */
public final class OnnxTextGenerator implements TextGenerator {
    private final CheckpointFiles files;
    private final PromptTemplates templates;
    private final Precision precision;
    private final BatchDriver driver;
    private final AtomicLong jobs = new AtomicLong();

    public OnnxTextGenerator(ArtifactStore artifacts, Capacity capacity) {
        this.files = new CheckpointFiles(artifacts);
        this.templates = new PromptTemplates(files);
        this.precision = capacity.precision();
        this.driver = new BatchDriver(files, capacity);
    }

    @Override
    public void generate(
            CheckpointRef checkpoint,
            List<Prompt> prompts,
            Sampling sampling,
            ObjIntConsumer<Generated> finished,
            BooleanSupplier stop) {
        ModelFaults.translated(() -> {
            Optional<Adapter> adapter = Optional.of(checkpoint)
                    .filter(any -> any.method() == Method.LORA)
                    .map(any -> Adapter.read(files.verified(any.artifact())));
            var job = new Job(jobs.incrementAndGet(), checkpoint, adapter, prompts, sampling, finished);
            driver.add(job);
            job.await(stop);
        });
    }

    @Override
    public String template(CheckpointRef checkpoint) {
        return templates.digest(checkpoint);
    }

    @Override
    public String engine() {
        return "onnxruntime " + Generator.engineVersion() + ", cpu, " + precision;
    }

    @Override
    public OptionalInt gpus() {
        return OptionalInt.of(0);
    }

    @Override
    public Set<String> loaded() {
        return driver.loaded().map(Set::of).orElse(Set.of());
    }

    @Override
    public void close() {
        driver.close();
    }
}
