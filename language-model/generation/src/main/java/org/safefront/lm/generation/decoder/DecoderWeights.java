package org.safefront.lm.generation.decoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
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
import org.safefront.lm.generation.onnx.ElementType;
import org.safefront.lm.generation.runtime.InferenceFailedException;

/**
 * The tensors that {@link DecoderGraph} asks for, in memory. A tensor keeps its buffer alive, and this keeps the tensors
 * until the session is made: ONNX Runtime copies what it is given (AddExternalInitializers in its C interface), so that
 * keeping them would take the memory of the weights twice.
 */
final class DecoderWeights implements AutoCloseable {
    private final OrtEnvironment environment;
    private final Precision precision;
    private final Map<String, OnnxTensorLike> tensors = new LinkedHashMap<>();

    private DecoderWeights(OrtEnvironment environment, Precision precision) {
        this.environment = environment;
        this.precision = precision;
    }

    /** Reads the weights, with the adapter merged into copies of those that it changes. */
    static DecoderWeights read(
            OrtEnvironment environment, ModelFolder folder, Optional<Adapter> adapter, DecoderSettings settings) {
        ModelConfig config = folder.config();
        adapter.ifPresent(any -> any.requireFits(config));
        Map<String, LoraFactors> updates = adapter.stream()
                .flatMap(any -> any.factors().stream())
                .collect(Collectors.toMap(factors -> factors.module() + ".weight", Function.identity()));
        var weights = new DecoderWeights(environment, settings.precision());
        try (var stored = new StoredWeights(folder)) {
            config.tensors()
                    .forEach(tensor -> weights.add(tensor, stored, Optional.ofNullable(updates.get(tensor.name()))));
            weights.addRotation(config, settings.maxLength());
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

    private void add(ModelConfig.Tensor tensor, StoredWeights stored, Optional<LoraFactors> update) {
        String name = tensor.name();
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        boolean inProjection = ModelConfig.PROJECTIONS.stream().anyMatch(path -> name.contains("." + path + "."));
        if (precision.isQuantized() && inProjection && shape.length == 2) {
            addQuantized(name, merged(stored.borrow(name), update), shape);
        } else if (precision.numbers() == ElementType.FLOAT16) {
            add(name, halves(merged(stored.borrow(name), update)), ElementType.FLOAT16, shape);
        } else {
            add(name, update.isEmpty() ? stored.read(name) : merged(stored.copy(name), update), shape);
        }
    }

    private static FloatBuffer merged(FloatBuffer weight, Optional<LoraFactors> update) {
        update.ifPresent(factors -> LoraMerge.addTo(weight, factors));
        return weight;
    }

    private void addQuantized(String name, FloatBuffer weight, long[] shape) {
        int outputs = (int) shape[0];
        int inputs = (int) shape[1];
        int bits = precision.weightBits();
        QuantizedMatrix matrix = QuantizedMatrix.of(weight, outputs, inputs, bits);
        int blocks = QuantizedMatrix.blocks(inputs);
        add(name, matrix.numbers(), ElementType.UINT8, outputs, blocks, QuantizedMatrix.blockBytes(bits));
        add(DecoderOperators.scales(name), matrix.scales(), (long) outputs * blocks);
    }

    private static ByteBuffer halves(FloatBuffer floats) {
        ByteBuffer halves = Direct.bytes(Math.multiplyExact(floats.remaining(), Short.BYTES));
        ShortBuffer numbers = halves.asShortBuffer();
        while (floats.hasRemaining()) {
            numbers.put(Fp16Conversions.mlasFloatToFp16(floats.get()));
        }
        return halves;
    }

    private void addRotation(ModelConfig config, int maxLength) {
        double[] frequencies = CachedHeads.of(config).frequencies(config);
        long[] shape = {maxLength, frequencies.length};
        addRounded(DecoderGraph.COSINES, rotation(frequencies, maxLength, Math::cos), shape);
        addRounded(DecoderGraph.SINES, rotation(frequencies, maxLength, Math::sin), shape);
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

    private void addRounded(String name, FloatBuffer numbers, long... shape) {
        if (precision.numbers() == ElementType.FLOAT16) {
            add(name, halves(numbers), ElementType.FLOAT16, shape);
        } else {
            add(name, numbers, shape);
        }
    }

    private void add(String name, FloatBuffer numbers, long... shape) {
        keep(name, () -> OnnxTensor.createTensor(environment, numbers, shape));
    }

    private void add(String name, ByteBuffer memory, ElementType numbers, long... shape) {
        keep(name, () -> Direct.tensor(environment, memory, numbers, shape));
    }

    private void keep(String name, TensorSupplier tensor) {
        try {
            tensors.put(name, tensor.get());
        } catch (OrtException e) {
            throw new InferenceFailedException("tensor " + name + " cannot be made", e);
        }
    }

    /** Makes a tensor. */
    @FunctionalInterface
    private interface TensorSupplier {
        OnnxTensor get() throws OrtException;
    }
}
