package org.safefront.launcher.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.safetensors.TensorInfo;
import org.safefront.lm.format.safetensors.Weights;
import org.safefront.lm.training.LoraSettings;

/**
 * What a checkpoint of a recipe weighs, but for a few kilobytes of headers and, for adapters, of settings.
 *
 * @param trainedParameters numbers that are moved
 * @param bytes on disk
 */
record CheckpointSize(long trainedParameters, long bytes) {
    static CheckpointSize of(ModelFolder base, Optional<LoraSettings> lora) {
        return lora.map(settings -> adapter(base.config(), settings)).orElseGet(() -> whole(base));
    }

    /** Both factors of each projection, in float32. */
    private static CheckpointSize adapter(ModelConfig model, LoraSettings lora) {
        long numbers = lora.modulesOf(model).stream()
                .map(module -> ModelConfig.PROJECTIONS.stream()
                        .filter(projection -> module.endsWith("." + projection))
                        .findFirst()
                        .orElseThrow())
                .mapToLong(projection -> (long) lora.rank() * (model.inputs(projection) + model.outputs(projection)))
                .sum();
        return new CheckpointSize(numbers, numbers * Float.BYTES);
    }

    /** All weights in the types that the base has, and the files beside them. */
    private static CheckpointSize whole(ModelFolder base) {
        try (Weights weights = base.weights()) {
            long bytes = base.companions().stream()
                    .mapToLong(CheckpointSize::fileSize)
                    .sum();
            for (ModelConfig.Tensor tensor : base.config().tensors()) {
                TensorInfo info = weights.tensor(tensor.name());
                bytes += info.size() * info.dtype().bytes();
            }
            return new CheckpointSize(base.config().parameters(), bytes);
        }
    }

    private static long fileSize(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be looked at", e);
        }
    }
}
