package org.safefront.lm.training;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsFile;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorInfo;
import org.safefront.lm.format.safetensors.TensorSource;

/**
 * Where a run stands: the trained arrays and the optimizer's moments in full precision, and how many epochs and steps are
 * done. One safetensors file.
 */
final class TrainingState {
    private static final String FILE = "training_state.safetensors";
    private static final String WEIGHT = "w.";

    private TrainingState() {}

    /** How far a run is. */
    record Position(int epoch, int step) {}

    static void write(Path folder, Position position, Map<String, NDArray> trained, Map<String, NDArray> moments) {
        var tensors = new LinkedHashMap<String, TensorSource>();
        trained.forEach((name, array) -> tensors.put(WEIGHT + name, NativeArrays.source(array, DType.F32)));
        moments.forEach((name, array) -> tensors.put(name, NativeArrays.source(array, DType.F32)));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be made", e);
        }
        SafetensorsWriter.write(
                folder.resolve(FILE),
                tensors,
                Map.of("epoch", Integer.toString(position.epoch()), "step", Integer.toString(position.step())));
    }

    /** Copies the numbers back into these arrays. */
    static Position read(Path folder, Map<String, NDArray> trained, Map<String, NDArray> moments) {
        try (SafetensorsFile file = SafetensorsFile.open(folder.resolve(FILE))) {
            if (file.tensors().size() != trained.size() + moments.size()) {
                throw new InvalidModelException(FILE + " belongs to another recipe: it holds "
                        + file.tensors().size() + " arrays, this one has " + (trained.size() + moments.size()));
            }
            trained.forEach((name, array) -> copy(file, WEIGHT + name, array));
            moments.forEach((name, array) -> copy(file, name, array));
            return new Position(
                    Integer.parseInt(file.metadata().get("epoch")),
                    Integer.parseInt(file.metadata().get("step")));
        }
    }

    private static void copy(SafetensorsFile file, String name, NDArray into) {
        TensorInfo tensor = file.tensor(name);
        boolean trainable = into.hasGradient();
        into.intern(NativeArrays.filled(
                into.getManager(), tensor.shape(), (from, floats) -> file.readFloats(tensor, from, floats)));
        into.setRequiresGradient(trainable);
    }
}
