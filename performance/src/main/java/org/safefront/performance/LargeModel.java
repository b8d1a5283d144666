package org.safefront.performance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.AttentionConfig;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.RopeConfig;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorSource;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.lm.training.FineTuning;

/**
 * A sharded checkpoint of random bfloat16 weights in the shape of Qwen2.5-1.5B: loaded, trained for one step of LoRA, and its adapter saved. In a
 * process of its own, for what it needs at the most is asked of Linux.
 */
final class LargeModel {
    private static final long SHARD_BYTES = 1L << 30;
    /** 1,543,714,304 parameters: config.json of Qwen2.5-1.5B. */
    private static final Workload WORKLOAD = new Workload(
            new ModelConfig(
                    Architecture.QWEN2,
                    151_936,
                    1536,
                    8960,
                    28,
                    new AttentionConfig(12, 2, 128, true, false, false),
                    false,
                    1e-6,
                    new RopeConfig(1_000_000, Optional.empty()),
                    true,
                    512),
            128);

    private LargeModel() {}

    /** Writes the checkpoint into the folder it is told, if none is there, and prints times and memory. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        ModelConfig config = WORKLOAD.config();
        if (!Files.exists(folder.resolve("config.json"))) {
            write(folder, config);
        }
        long start = System.nanoTime();
        ModelFolder model = ModelFolder.open(folder);
        try (var run = FineTuning.prepare(model, WORKLOAD.smallLora(), WORKLOAD.examples(1), ComputeSettings.cpu())) {
            double loaded = seconds(start);
            run.run(end -> end.writeCheckpoint(folder.resolve("adapter")), () -> false);
            Figures.say("%d parameters, LoRA of rank 1, a step of %d tokens", config.parameters(), WORKLOAD.time());
            Figures.say("loaded after %.0f s, trained and saved after %.0f s", loaded, seconds(start));
            Figures.say("at most %d MB resident, of them", ResidentMemory.kilobytes("VmHWM:") / 1024);
            Figures.say("  pages of files %d MB now", ResidentMemory.kilobytes("RssFile:") / 1024);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void write(Path folder, ModelConfig config) {
        var index = new StringBuilder("{\"weight_map\": {");
        var shard = new LinkedHashMap<String, TensorSource>();
        long bytes = 0;
        int number = 1;
        try {
            Files.createDirectories(folder);
            for (ModelConfig.Tensor tensor : config.tensors()) {
                var source = new RandomTensor(tensor.shape());
                if (bytes + source.length() > SHARD_BYTES && !shard.isEmpty()) {
                    SafetensorsWriter.write(folder.resolve(name(number)), shard, Map.of("format", "pt"));
                    shard.clear();
                    bytes = 0;
                    number++;
                }
                shard.put(tensor.name(), source);
                bytes += source.length();
                index.append('"')
                        .append(tensor.name())
                        .append("\": \"")
                        .append(name(number))
                        .append("\", ");
            }
            SafetensorsWriter.write(folder.resolve(name(number)), shard, Map.of("format", "pt"));
            index.setLength(index.length() - 2);
            Files.writeString(folder.resolve("model.safetensors.index.json"), index.append("}}"));
            Files.writeString(folder.resolve(ModelFolder.TOKENIZER), "{}");
            config.write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
    }

    private static String name(int shard) {
        return "model-" + shard + ".safetensors";
    }

    /** Normal numbers of deviation 0.02, made while they are written. */
    private record RandomTensor(List<Long> shape) implements TensorSource {
        private static final int PIECE = 1 << 16;

        @Override
        public DType dtype() {
            return DType.BF16;
        }

        @Override
        public void forEachPiece(Consumer<ByteBuffer> sink) {
            var random = new Random(1);
            FloatBuffer numbers = FloatBuffer.allocate(PIECE);
            long left = length() / dtype().bytes();
            while (left > 0) {
                numbers.clear().limit((int) Math.min(PIECE, left));
                left -= numbers.remaining();
                while (numbers.hasRemaining()) {
                    numbers.put((float) (0.02 * random.nextGaussian()));
                }
                numbers.flip();
                TensorSource.ofFloats(dtype(), List.of((long) numbers.remaining()), numbers)
                        .forEachPiece(sink);
            }
        }
    }
}
