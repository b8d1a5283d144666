package org.safefront.lm.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorSource;
import org.safefront.lm.format.safetensors.Weights;

/** Writes what a run has come to. */
record FinishedEpoch(Decoder decoder, AdamW optimizer, TrainingState.Position position, double meanLoss)
        implements EpochEnd {
    @Override
    public int epoch() {
        return position.epoch();
    }

    @Override
    public int step() {
        return position.step();
    }

    @Override
    public float[] logitsAfter(int[] prompt) {
        return decoder.logitsAfter(prompt);
    }

    @Override
    public void writeCheckpoint(Path folder) {
        ModelFolder base = decoder.folder();
        decoder.update()
                .ifPresentOrElse(
                        update -> update.toAdapter(
                                        base.path().getFileName().toString(),
                                        base.config().layers())
                                .write(folder),
                        () -> writeModel(folder));
    }

    @Override
    public void writeState(Path folder) {
        TrainingState.write(folder, position, decoder.trainable(), optimizer.moments());
    }

    private void writeModel(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Path companion : decoder.folder().companions()) {
                Files.copy(companion, folder.resolve(companion.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
        Map<String, TensorSource> tensors = new LinkedHashMap<>();
        try (Weights base = decoder.folder().weights()) {
            decoder.folder()
                    .config()
                    .tensors()
                    .forEach(tensor -> tensors.put(
                            tensor.name(),
                            NativeArrays.source(
                                    decoder.parameters().get(tensor.name()),
                                    base.tensor(tensor.name()).dtype())));
        }
        SafetensorsWriter.write(folder.resolve(Weights.SINGLE), tensors, Map.of("format", "pt"));
    }
}
