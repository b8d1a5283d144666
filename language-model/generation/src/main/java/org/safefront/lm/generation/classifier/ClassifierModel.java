package org.safefront.lm.generation.classifier;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.generation.onnx.ElementType;
import org.safefront.lm.generation.onnx.OnnxSignature;
import org.safefront.lm.generation.runtime.RuntimeEnvironment;

/**
 * The network of a classifier, on DJL's engine for ONNX Runtime. That engine's arrays cannot compute, so they only carry
 * numbers in and out; each has to bear the name of the input that it is for.
 */
final class ClassifierModel implements AutoCloseable {
    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";
    private static final String LOGITS = "logits";

    private final Model model;
    private final SessionOptions options;
    private final Map<String, ElementType> inputs;
    private final String output;
    private final int padding;

    private ClassifierModel(Model model, SessionOptions options, OnnxSignature signature, int padding) {
        this.model = model;
        this.options = options;
        this.inputs = signature.inputs();
        this.output = signature.outputs().containsKey(LOGITS)
                ? LOGITS
                : signature.outputs().keySet().iterator().next();
        this.padding = padding;
    }

    static ClassifierModel open(Path file, int padding, int threads) {
        OnnxSignature signature = OnnxSignature.read(file);
        for (String input : signature.inputs().keySet()) {
            if (!List.of(IDS, MASK, TYPES).contains(input)) {
                throw new InvalidModelException(file + " has the input " + input + ", which nobody can give it");
            }
        }
        Model model = Model.newInstance("classifier", Device.cpu(), RuntimeEnvironment.ENGINE);
        SessionOptions options = RuntimeEnvironment.options(threads);
        try {
            model.load(file.getParent(), file.getFileName().toString(), Map.of("sessionOptions", options));
            return new ClassifierModel(model, options, signature, padding);
        } catch (MalformedModelException e) {
            close(model, options);
            throw new InvalidModelException(file + " cannot be loaded: " + e.getMessage(), e);
        } catch (IOException e) {
            close(model, options);
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** The logits of these texts, (texts, labels), row by row. */
    float[] logits(List<EncodedText> texts) {
        int longest = texts.stream().mapToInt(EncodedText::length).max().orElseThrow();
        var shape = new Shape(texts.size(), longest);
        try (NDManager manager = model.getNDManager().newSubManager()) {
            var arrays = new NDList();
            inputs.forEach((name, type) -> {
                NDArray array = array(manager, block(name, texts, longest), type, shape);
                array.setName(name);
                arrays.add(array);
            });
            NDList outputs = model.getBlock().forward(new ParameterStore(manager, false), arrays, false);
            return outputs.stream()
                    .filter(array -> output.equals(array.getName()))
                    .findFirst()
                    .orElseThrow()
                    .toFloatArray();
        }
    }

    @Override
    public void close() {
        close(model, options);
    }

    private static void close(Model model, SessionOptions options) {
        model.close();
        options.close();
    }

    private long[] block(String name, List<EncodedText> texts, int longest) {
        var block = new long[texts.size() * longest];
        if (name.equals(IDS)) {
            Arrays.fill(block, padding);
        }
        for (int row = 0; row < texts.size(); row++) {
            EncodedText text = texts.get(row);
            int at = row * longest;
            switch (name) {
                case IDS -> text.copyIds(block, at);
                case TYPES -> text.copyTypes(block, at);
                default -> Arrays.fill(block, at, at + text.length(), 1);
            }
        }
        return block;
    }

    private static NDArray array(NDManager manager, long[] block, ElementType type, Shape shape) {
        return switch (type) {
            case INT64 -> manager.create(block, shape);
            case INT32 ->
                manager.create(Arrays.stream(block).mapToInt(Math::toIntExact).toArray(), shape);
            default -> throw new InvalidModelException("an input of the classifier has the type " + type);
        };
    }
}
