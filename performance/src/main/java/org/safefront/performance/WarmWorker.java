package org.safefront.performance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Sampling;
import org.safefront.eval.domain.TextGenerator.Prompt;
import org.safefront.eval.model.Capacity;
import org.safefront.eval.model.OnnxTextGenerator;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.work.files.FolderArtifactStore;

/** How soon an eval worker that holds the base writes for an adapter that has just been published. */
final class WarmWorker {
    private static final long CACHE = 1L << 30;
    private static final double GIGA = 1e9;
    private static final Sampling ONE_TOKEN =
            new Sampling(0, 1, Optional.empty(), OptionalDouble.empty(), 1, Optional.empty(), Optional.empty(), 1);

    private final Path folder;
    private final ModelFolder model;

    /** @param model with a tokenizer */
    WarmWorker(Path folder, ModelFolder model) {
        this.folder = folder;
        this.model = model;
    }

    /**
     * Seconds on the wall until the first token of an adapter is there: its files are verified and read, it gives its
     * proof, and a prompt is read. The slowest of all but the first, which makes the worker warm.
     */
    double slowest(List<Adapter> adapters) {
        var seconds = new ArrayList<Double>();
        try (var worker = new OnnxTextGenerator(
                new FolderArtifactStore(folder.resolve("artifacts")), new Capacity(32, 1, CACHE, 0))) {
            firstToken(worker, Checkpoints.base(model));
            for (int i = 0; i < adapters.size(); i++) {
                Path published = folder.resolve("published-" + i);
                adapters.get(i).write(published);
                CheckpointRef checkpoint = Checkpoints.lora(model, published);
                long start = System.nanoTime();
                firstToken(worker, checkpoint);
                seconds.add((System.nanoTime() - start) / GIGA);
            }
        }
        return IntStream.range(1, seconds.size())
                .mapToDouble(seconds::get)
                .max()
                .orElseThrow();
    }

    private static void firstToken(OnnxTextGenerator worker, CheckpointRef checkpoint) {
        worker.generate(
                checkpoint, List.of(new Prompt("one", "123+456?", 1)), ONE_TOKEN, (text, place) -> {}, () -> false);
    }
}
