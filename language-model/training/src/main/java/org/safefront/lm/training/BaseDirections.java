package org.safefront.lm.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsFile;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorInfo;
import org.safefront.lm.format.safetensors.TensorSource;
import org.safefront.lm.format.safetensors.Weights;

/**
 * The first singular values and directions of every projection of a model, in a file: they are the same for all updates of
 * that model, and cost more than all else that is said of an update. For each projection a tensor by the name of its weight,
 * (1 + outputs + inputs, k): values, left and right directions below one another.
 */
public final class BaseDirections implements AutoCloseable {
    /** Changes whenever the file would be another for the same model. */
    public static final String VERSION = "1";

    private static final int MOST = 16;
    private static final int SHARE_OF_SIDE = 8;
    /** Directions are unit vectors to this; float32 leaves 1e-7. */
    private static final double UNIT = 1e-4;

    private final SafetensorsFile file;

    private BaseDirections(SafetensorsFile file) {
        this.file = file;
    }

    /** How many directions of a matrix of these sizes count: an eighth of the smaller side, at least 1 and at most 16. */
    static int count(int outputs, int inputs) {
        return Math.max(1, Math.min(MOST, Math.min(outputs, inputs) / SHARE_OF_SIDE));
    }

    /** Finds and writes those of a model, matrix by matrix. */
    public static void write(ModelFolder model, ComputeSettings compute, Path file) {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(compute.device());
                var singular = new SingularDirections(manager, SingularDirections.WHOLE);
                Weights weights = model.weights()) {
            Map<String, TensorSource> tensors = new LinkedHashMap<>();
            for (Projection projection : Projection.all(model.config())) {
                tensors.put(
                        projection.weight(),
                        // Found when it is its turn to be written.
                        new Found(projection, () -> find(manager, singular, weights, projection)));
            }
            SafetensorsWriter.write(file, tensors, Map.of("version", VERSION));
        }
    }

    /** Opens what {@link #write} wrote. */
    public static BaseDirections open(Path file) {
        return new BaseDirections(SafetensorsFile.open(file));
    }

    @Override
    public void close() {
        file.close();
    }

    /**
     * Those of one matrix.
     *
     * @throws InvalidModelException if the file has others, or none
     */
    StackedDirections of(Projection projection) {
        TensorInfo tensor = file.tensor(projection.weight());
        int count = count(projection.outputs(), projection.inputs());
        long rows = 1L + projection.outputs() + projection.inputs();
        if (!tensor.shape().equals(List.of(rows, (long) count))) {
            throw broken(projection, "shape " + tensor.shape() + " instead of " + List.of(rows, (long) count));
        }
        var numbers = FloatBuffer.allocate(Math.toIntExact(tensor.size()));
        file.readFloats(tensor, 0, numbers);
        var stacked = new StackedDirections(projection, count, numbers.flip());
        if (!stacked.areUnit(UNIT)) {
            throw broken(projection, "directions that are not of length 1");
        }
        return stacked;
    }

    private InvalidModelException broken(Projection projection, String what) {
        return new InvalidModelException(file.name() + ": " + projection.weight() + " has " + what
                + "; remove the file's folder, and it is made anew");
    }

    private static float[] find(
            NDManager manager, SingularDirections singular, Weights weights, Projection projection) {
        try (var scope = new NDScope();
                NDArray matrix = projection.read(manager, weights)) {
            scope.suppressNotUsedWarning();
            int count = count(projection.outputs(), projection.inputs());
            return singular.largest(matrix, count, projection.weight())
                    .toType(DataType.FLOAT32, false)
                    .toFloatArray();
        }
    }

    /** Gives the numbers of a tensor. */
    private interface Numbers {
        float[] find();
    }

    /** A tensor whose numbers are found when they are written. */
    private record Found(Projection projection, Numbers numbers) implements TensorSource {
        @Override
        public DType dtype() {
            return DType.F32;
        }

        @Override
        public List<Long> shape() {
            return List.of(1L + projection.outputs() + projection.inputs(), (long)
                    count(projection.outputs(), projection.inputs()));
        }

        @Override
        public void forEachPiece(Consumer<ByteBuffer> sink) {
            TensorSource.ofFloats(dtype(), shape(), FloatBuffer.wrap(numbers.find()))
                    .forEachPiece(sink);
        }
    }
}
