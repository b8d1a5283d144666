package org.safefront.lm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.safetensors.Weights;

/**
 * One projection of one layer.
 *
 * @param layer from 0
 * @param name within the layer, one of {@link ModelConfig#PROJECTIONS}
 * @param outputs rows of its weight
 * @param inputs columns of its weight
 */
record Projection(int layer, String name, int outputs, int inputs) {
    /** All of a model, layer by layer. */
    static List<Projection> all(ModelConfig config) {
        return IntStream.range(0, config.layers())
                .boxed()
                .flatMap(layer -> ModelConfig.PROJECTIONS.stream()
                        .map(name -> new Projection(layer, name, config.outputs(name), config.inputs(name))))
                .toList();
    }

    /** Its path within the model. */
    String module() {
        return "model.layers." + layer + "." + name;
    }

    /** Name of its weight. */
    String weight() {
        return module() + ".weight";
    }

    /** Its weight (outputs, inputs) in float32, to be closed. */
    NDArray read(NDManager manager, Weights weights) {
        return NativeArrays.filled(
                manager,
                List.of((long) outputs, (long) inputs),
                (from, into) -> weights.readFloats(weight(), from, into));
    }
}
