package org.safefront.performance;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.training.ComputeSettings;

/** A training step against the limits of the machine and against PyTorch, in turns so that all meet the same weather. */
final class TrainingSpeed {
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 2;
    private static final int STEPS = 4;
    private static final ComputeSettings BFLOAT16 =
            new ComputeSettings(Device.cpu(), ComputeSettings.Precision.BFLOAT16, false);
    private static final double GIGA = 1e9;
    private static final double MEGABYTE = 1 << 20;

    private final Workload workload = Workload.STANDARD;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> full = new ArrayList<>();
    private final List<Double> lora = new ArrayList<>();
    private final List<Double> narrow = new ArrayList<>();
    private final List<Double> peer = new ArrayList<>();

    private TrainingSpeed() {}

    /** Without such instructions a step in bfloat16 takes minutes. */
    private static boolean multipliesBfloat16() throws IOException {
        return Files.readString(Path.of("/proc/cpuinfo")).matches("(?s).*\\b(amx_bf16|avx512_bf16)\\b.*");
    }

    /** Told where the PyTorch peer lies. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("safefront-performance");
        try {
            new TrainingSpeed().measure(folder, arguments[0]);
        } finally {
            for (String file : List.of("config.json", "model.safetensors", ModelFolder.TOKENIZER)) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.delete(folder);
        }
    }

    private void measure(Path folder, String peerScript) throws IOException {
        ModelFolder model = workload.write(folder);
        ModelConfig config = workload.config();
        Figures.say(
                "%d layers, hidden %d, %d parameters, batch 1 of %d positions, float32, one thread",
                config.layers(), config.hiddenSize(), config.parameters(), workload.time());
        try (var fullRun = new Training(workload, model, workload.full());
                var loraRun = new Training(workload, model, workload.smallLora());
                var narrowRun = new Training(workload, model, workload.full(), BFLOAT16)) {
            fullRun.steps(WARM_UP);
            loraRun.steps(WARM_UP);
            boolean multipliesBfloat16 = multipliesBfloat16();
            for (int round = 1; round <= ROUNDS; round++) {
                rates.add(MatrixProduct.rate());
                full.addAll(fullRun.steps(STEPS));
                rates.add(MatrixProduct.rate());
                lora.addAll(loraRun.steps(STEPS));
                if (multipliesBfloat16) {
                    narrow.addAll(narrowRun.steps(STEPS));
                }
                peer(peerScript).ifPresent(peer::add);
                Figures.say("round %d of %d done", round, ROUNDS);
            }
        }
        report();
        reportMemory(folder);
        reportLongSequences(folder);
        reportMemoryOverSteps(folder);
    }

    private void report() {
        double rate = rates.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double fullTime = ProcessorTime.median(full);
        double loraTime = ProcessorTime.median(lora);
        double flops = workload.flops(workload.full());
        double bound = flops / rate;
        Figures.say("matrix product, 1024 cubed, the best:  %.1f GFLOP/s", rate / GIGA);
        Figures.say("full step, median of %d:               %.3f s of processor time", full.size(), fullTime);
        Figures.say("  bound: %.1f GFLOP at that rate:      %.3f s", flops / GIGA, bound);
        Figures.say("  share of the bound (at least 0.85):  %.2f", bound / fullTime);
        Figures.say("LoRA step, rank 1, up, middle third:   %.3f s", loraTime);
        Figures.say("  share of the full step (at most .6): %.2f", loraTime / fullTime);
        Figures.say("  bound by arithmetic:                 %.2f", workload.flops(workload.smallLora()) / flops);
        if (narrow.isEmpty()) {
            Figures.say("full step in bfloat16: NOT MEASURED, this processor does not multiply it");
        } else {
            double narrowTime = ProcessorTime.median(narrow);
            Figures.say("full step in bfloat16:                 %.3f s", narrowTime);
            Figures.say("  time of float32 over it:             %.2f", fullTime / narrowTime);
        }
        if (peer.isEmpty()) {
            Figures.say("PyTorch: NOT MEASURED, there is no python3 with torch; say which with PYTHON");
        } else {
            double peerTime = ProcessorTime.median(peer);
            Figures.say("PyTorch eager, the same step:          %.3f s", peerTime);
            Figures.say("  its time over ours (at least 1.0):   %.2f", peerTime / fullTime);
        }
    }

    private void reportMemory(Path folder) {
        double fullBytes = TrainingMemory.of(TrainingMemory.Case.FULL, folder);
        double loraBytes = TrainingMemory.of(TrainingMemory.Case.LORA, folder);
        double state = 3.0 * Float.BYTES * workload.config().parameters();
        Figures.say("memory above the weights, full:        %.0f MB", fullBytes / MEGABYTE);
        Figures.say("  of which gradients and two moments:  %.0f MB", state / MEGABYTE);
        Figures.say("memory above the weights, LoRA:        %.0f MB", loraBytes / MEGABYTE);
        Figures.say("  share of full (at most 0.35):        %.2f", loraBytes / fullBytes);
    }

    private static void reportLongSequences(Path folder) {
        Workload.DEEP.write(folder);
        double once = TrainingMemory.of(TrainingMemory.Case.DEEP, folder);
        double longer = TrainingMemory.of(TrainingMemory.Case.DEEP_LONGER, folder);
        double recomputed = TrainingMemory.of(TrainingMemory.Case.DEEP_LONGER_RECOMPUTED, folder);
        Figures.say("24 layers, above the weights:          %.0f MB", once / MEGABYTE);
        Figures.say("  a sequence four times longer:        %.0f MB", longer / MEGABYTE);
        Figures.say("  that with activation checkpointing:  %.0f MB", recomputed / MEGABYTE);
        Figures.say("  share:                               %.2f", recomputed / longer);
    }

    private static void reportMemoryOverSteps(Path folder) {
        Workload.SMALL.write(folder);
        String[] looks =
                ChildProcess.java(MemoryOverSteps.class, folder.toString()).split(" ");
        double first = Double.parseDouble(looks[0]);
        double last = Double.parseDouble(looks[looks.length - 1]);
        Figures.say("resident memory over 1,000 steps: %s MB", String.join(" ", looks));
        Figures.say("  last over first (at most 1.02):      %.3f", last / first);
    }

    private Optional<Double> peer(String script) {
        ModelConfig config = workload.config();
        List<String> sizes = Arrays.stream(new int[] {
                    config.layers(),
                    config.hiddenSize(),
                    config.intermediateSize(),
                    config.attention().heads(),
                    config.attention().keyValueHeads(),
                    config.vocabularySize(),
                    workload.time(),
                    STEPS
                })
                .mapToObj(Integer::toString)
                .toList();
        return ChildProcess.python(script, sizes).map(figures -> Double.parseDouble(figures.split(" ")[0]));
    }
}
