package org.safefront.lm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.safetensors.Weights;

/** The weights of a model in native memory, by name, in the order of {@link ModelConfig#tensors()}. */
final class Parameters {
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();

    private Parameters() {}

    /**
     * Reads the weights of a folder.
     *
     * @throws NotFiniteException naming the tensor that holds NaN or infinity
     */
    static Parameters load(NDManager manager, ModelFolder folder) {
        var parameters = new Parameters();
        try (Weights weights = folder.weights()) {
            for (ModelConfig.Tensor tensor : folder.config().tensors()) {
                NDArray array = NativeArrays.filled(manager, tensor.shape(), (from, into) -> {
                    weights.readFloats(tensor.name(), from, into);
                    requireFinite(folder, tensor.name(), from, into.flip());
                });
                parameters.arrays.put(tensor.name(), array);
            }
        }
        return parameters;
    }

    /** The array of that name, which must be there. */
    NDArray get(String name) {
        NDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no weight is called " + name);
        }
        return array;
    }

    boolean has(String name) {
        return arrays.containsKey(name);
    }

    /** All arrays by name. */
    Map<String, NDArray> all() {
        return arrays;
    }

    private static void requireFinite(ModelFolder folder, String name, long from, FloatBuffer values) {
        for (int i = 0; i < values.limit(); i++) {
            if (!Float.isFinite(values.get(i))) {
                throw new NotFiniteException("the weights in " + folder.path() + " are broken: tensor " + name
                        + " holds " + values.get(i) + " at position " + (from + i));
            }
        }
    }

    /**
     * Values for the weights of a new model: matrices from a normal distribution of deviation 0.02, those that write into
     * the residual stream narrower by the root of twice the layers (GPT-2), norms one, biases zero.
     */
    static FloatBuffer initial(ModelConfig config, ModelConfig.Tensor tensor, long seed) {
        FloatBuffer values = FloatBuffer.allocate(Math.toIntExact(tensor.size()));
        boolean matrix = tensor.shape().size() > 1;
        boolean writesResidual =
                List.of("o_proj.weight", "down_proj.weight").stream().anyMatch(tensor.name()::endsWith);
        double deviation = writesResidual ? 0.02 / Math.sqrt(2.0 * config.layers()) : 0.02;
        var random = new SplittableRandom(seed ^ tensor.name().hashCode() * 0x9E3779B97F4A7C15L);
        float constant = tensor.name().endsWith("norm.weight") ? 1f : 0f;
        while (values.hasRemaining()) {
            values.put(matrix ? (float) (random.nextGaussian() * deviation) : constant);
        }
        return values.flip();
    }
}
