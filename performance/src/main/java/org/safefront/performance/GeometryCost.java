package org.safefront.performance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.training.AdamWSettings;
import org.safefront.lm.training.BaseDirections;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.lm.training.EpochEnd;
import org.safefront.lm.training.FineTuning;
import org.safefront.lm.training.FineTuningSettings;
import org.safefront.lm.training.LoraSettings;
import org.safefront.lm.training.TrainingListener;
import org.safefront.lm.training.TrainingProgress;
import org.safefront.lm.training.UpdateGeometry;

/** What the geometry of a checkpoint costs beside the steps that made it, in processor time of one thread. */
final class GeometryCost {
    private static final ComputeSettings CPU = ComputeSettings.cpu();
    private static final int ROUNDS = 3;
    private static final int STEPS = 6;
    /** The pocket study: 960 rows in batches of 16 are an epoch. */
    private static final int POCKET_BATCH = 16;

    private static final int POCKET_STEPS = 60;

    private final Path folder;

    private GeometryCost(Path folder) {
        this.folder = folder;
    }

    /** Told where the pocket base lies. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("safefront-geometry");
        try {
            var cost = new GeometryCost(folder);
            ModelFolder pocket = ModelFolder.open(Path.of(arguments[0]));
            cost.measure("pocket", pocket, new Workload(pocket.config(), 40), POCKET_BATCH, POCKET_STEPS);
            ModelFolder standard = Workload.STANDARD.write(folder.resolve("standard"));
            cost.measure("standard", standard, Workload.STANDARD, 1, 1000);
        } finally {
            delete(folder);
        }
    }

    private void measure(String name, ModelFolder model, Workload workload, int batch, int stepsOfEpoch) {
        ModelConfig config = model.config();
        Path file = folder.resolve(name + ".safetensors");
        double directions = ProcessorTime.of(() -> BaseDirections.write(model, CPU, file));
        Figures.say(
                "%s: %d layers, hidden %d, batch %d of %d positions",
                name, config.layers(), config.hiddenSize(), batch, workload.time());
        Figures.say("directions of the base, once:   %8.3f s", directions);
        var lora = new LoraSettings(8, 16, false, 0, projections(), "all");
        say("LoRA, rank 8, all", run(name, model, workload, settings(batch, Optional.of(lora)), file), stepsOfEpoch);
        say("full", run(name, model, workload, settings(batch, Optional.empty()), file), stepsOfEpoch);
    }

    private static void say(String method, Cost cost, int stepsOfEpoch) {
        Figures.say("%s: a step %.4f s, geometry %.4f s, files %.4f s", method, cost.step, cost.geometry, cost.files);
        Figures.say("  geometry in steps:              %8.2f", cost.geometry / cost.step);
        Figures.say("  share of an epoch of %4d steps: %8.4f", stepsOfEpoch, cost.geometry / cost.step / stepsOfEpoch);
    }

    /**
     * Processor time in seconds.
     *
     * @param step of one optimizer step
     * @param files of writing the checkpoint
     * @param geometry of telling it
     */
    private record Cost(double step, double files, double geometry) {}

    private Cost run(String name, ModelFolder model, Workload workload, FineTuningSettings settings, Path directions) {
        Path checkpoint = folder.resolve(name + (settings.lora().isPresent() ? "-lora" : "-full"));
        var clock = new Clock(checkpoint);
        try (FineTuning run =
                FineTuning.prepare(model, settings, workload.examples(STEPS * settings.batchSize()), CPU)) {
            run.run(clock, () -> false);
        }
        var times = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            times.add(ProcessorTime.of(
                    () -> tell(model, checkpoint, directions, settings.lora().isPresent())));
        }
        return new Cost(ProcessorTime.median(clock.times), clock.files, ProcessorTime.median(times));
    }

    private static void tell(ModelFolder model, Path checkpoint, Path file, boolean isAdapter) {
        try (BaseDirections directions = BaseDirections.open(file);
                UpdateGeometry geometry = UpdateGeometry.of(model, directions, CPU)) {
            int rows = (isAdapter
                            ? geometry.ofAdapter(Adapter.read(checkpoint))
                            : geometry.ofModel(ModelFolder.open(checkpoint)))
                    .size();
            if (rows != model.config().layers() * ModelConfig.PROJECTIONS.size()) {
                throw new IllegalStateException("there are " + rows + " rows");
            }
        }
    }

    private static List<String> projections() {
        return ModelConfig.PROJECTIONS.stream()
                .map(path -> path.substring(path.indexOf('.') + 1))
                .toList();
    }

    private static FineTuningSettings settings(int batch, Optional<LoraSettings> lora) {
        return new FineTuningSettings(lora, AdamWSettings.of(0, 1), 1e-4, 0, 1, 1, batch, 1, 1);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Times the steps, and writes the checkpoint. */
    private static final class Clock implements TrainingListener {
        private final Path checkpoint;
        private final List<Double> times = new ArrayList<>();
        private double last = ProcessorTime.now();
        private double files;

        Clock(Path checkpoint) {
            this.checkpoint = checkpoint;
        }

        @Override
        public void onStep(TrainingProgress progress) {
            double now = ProcessorTime.now();
            times.add(now - last);
            last = now;
        }

        @Override
        public void onEpoch(EpochEnd end) {
            files = ProcessorTime.of(() -> write(end));
        }

        private void write(EpochEnd end) {
            try {
                Files.createDirectories(checkpoint);
                end.writeCheckpoint(checkpoint);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
