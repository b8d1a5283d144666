package org.safefront.lm.generation.decoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.LoraFactors;
import org.safefront.lm.generation.runtime.InferenceFailedException;

/**
 * The tensors that {@link DecoderGraph} asks for, in memory. A tensor keeps its buffer alive; whoever uses the tensors has
 * to keep this.
 */
final class DecoderWeights implements AutoCloseable {
    private final OrtEnvironment environment;
    private final Map<String, OnnxTensorLike> tensors = new LinkedHashMap<>();

    private DecoderWeights(OrtEnvironment environment) {
        this.environment = environment;
    }

    /** Reads the weights, with the adapter merged into copies of those that it changes. */
    static DecoderWeights read(
            OrtEnvironment environment, ModelFolder folder, Optional<Adapter> adapter, int maxLength) {
        ModelConfig config = folder.config();
        adapter.ifPresent(any -> any.requireFits(config));
        Map<String, LoraFactors> updates = adapter.stream()
                .flatMap(any -> any.factors().stream())
                .collect(Collectors.toMap(factors -> factors.module() + ".weight", Function.identity()));
        var weights = new DecoderWeights(environment);
        try (var stored = new StoredWeights(folder)) {
            config.tensors()
                    .forEach(tensor -> weights.add(
                            tensor.name(),
                            read(stored, tensor.name(), Optional.ofNullable(updates.get(tensor.name()))),
                            tensor.shape().stream().mapToLong(Long::longValue).toArray()));
            weights.addRotation(config, maxLength);
            return weights;
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    /** By name, to be supplied to the session. */
    Map<String, OnnxTensorLike> tensors() {
        return tensors;
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensorLike::close);
        tensors.clear();
    }

    private static FloatBuffer read(StoredWeights stored, String name, Optional<LoraFactors> update) {
        if (update.isEmpty()) {
            return stored.read(name);
        }
        FloatBuffer copy = stored.copy(name);
        LoraMerge.addTo(copy, update.get());
        return copy;
    }

    private void addRotation(ModelConfig config, int maxLength) {
        double[] frequencies = CachedHeads.of(config).frequencies(config);
        long[] shape = {maxLength, frequencies.length};
        add(DecoderGraph.COSINES, rotation(frequencies, maxLength, Math::cos), shape);
        add(DecoderGraph.SINES, rotation(frequencies, maxLength, Math::sin), shape);
    }

    private static FloatBuffer rotation(double[] frequencies, int maxLength, DoubleUnaryOperator function) {
        FloatBuffer numbers = Direct.floats(maxLength * frequencies.length);
        for (int position = 0; position < maxLength; position++) {
            for (double frequency : frequencies) {
                numbers.put((float) function.applyAsDouble(position * frequency));
            }
        }
        return numbers.flip();
    }

    private void add(String name, FloatBuffer numbers, long[] shape) {
        try {
            tensors.put(name, OnnxTensor.createTensor(environment, numbers, shape));
        } catch (OrtException e) {
            throw new InferenceFailedException("tensor " + name + " cannot be made", e);
        }
    }
}
