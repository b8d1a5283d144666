package org.safefront.lm.generation.classifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.format.classifier.ConvolutionSizes;
import org.safefront.lm.format.classifier.ConvolutionWeights;
import org.safefront.lm.generation.onnx.Dimension;
import org.safefront.lm.generation.onnx.ElementType;
import org.safefront.lm.generation.onnx.OnnxGraph;
import org.safefront.lm.generation.onnx.Value;

/** A trained convolutional classifier as model.onnx and config.json, in the way of Hugging Face's exports. */
public final class ConvolutionExport {
    private static final Dimension TEXTS = Dimension.named("batch");
    private static final Dimension TOKENS = Dimension.named("sequence");

    private ConvolutionExport() {}

    /**
     * Writes both files into a folder that has its tokenizer.json already.
     *
     * @param labels in the order of the outputs
     * @param maxLength tokens that are read of a text
     */
    public static void write(Path folder, ConvolutionWeights weights, List<String> labels, int maxLength) {
        if (labels.size() != weights.sizes().labels()) {
            throw new IllegalArgumentException(
                    "the classifier has " + weights.sizes().labels() + " outputs, but the labels are " + labels);
        }
        graph(weights).write(folder.resolve("model.onnx"));
        ObjectNode config = JsonFile.MAPPER.createObjectNode();
        config.put("model_type", "convolution")
                .put("vocab_size", weights.sizes().vocabulary())
                .put("max_position_embeddings", maxLength)
                .put("pad_token_id", 0);
        ObjectNode names = config.putObject("id2label");
        for (int id = 0; id < labels.size(); id++) {
            names.put(Integer.toString(id), labels.get(id));
        }
        JsonFile.write(folder.resolve(ClassifierConfig.FILE), config);
    }

    /** B texts, T tokens, D width, F filters, C labels. */
    private static OnnxGraph graph(ConvolutionWeights weights) {
        ConvolutionSizes sizes = weights.sizes();
        var graph = new OnnxGraph("classifier");
        Value ids = graph.input("input_ids", ElementType.INT64, TEXTS, TOKENS);
        Value mask = graph.input("attention_mask", ElementType.INT64, TEXTS, TOKENS);
        Value present = graph.node("Cast")
                .inputs(mask)
                .attribute("to", ElementType.FLOAT32.code())
                .output(); // B, T
        Value embedded = masked(
                graph,
                graph.node("Gather")
                        .inputs(tensor(graph, "embedding", weights.embedding(), sizes.vocabulary(), sizes.width()), ids)
                        .output(),
                present,
                2); // B, T, D
        Value convolved = convolution(graph, embedded, weights); // B, F, T
        Value strongest = graph.node("ReduceMax")
                .inputs(masked(graph, convolved, present, 1), graph.constants(2))
                .attribute("keepdims", 0)
                .output(); // B, F
        Value logits = new Value("logits");
        graph.node("Gemm")
                .inputs(
                        strongest,
                        tensor(graph, "output", weights.output(), sizes.labels(), sizes.filters()),
                        tensor(graph, "output_bias", weights.outputBias(), sizes.labels()))
                .attribute("transB", 1)
                .outputs(logits);
        graph.output(logits, ElementType.FLOAT32, TEXTS, Dimension.of(sizes.labels()));
        return graph;
    }

    private static Value convolution(OnnxGraph graph, Value embedded, ConvolutionWeights weights) {
        ConvolutionSizes sizes = weights.sizes();
        long padding = sizes.window() / 2;
        Value convolved = graph.node("Conv")
                .inputs(
                        graph.node("Transpose")
                                .inputs(embedded)
                                .attribute("perm", List.of(0L, 2L, 1L))
                                .output(),
                        tensor(graph, "kernel", weights.kernel(), sizes.filters(), sizes.width(), sizes.window()),
                        tensor(graph, "kernel_bias", weights.kernelBias(), sizes.filters()))
                .attribute("kernel_shape", List.of((long) sizes.window()))
                .attribute("pads", List.of(padding, padding))
                .output();
        return graph.node("Relu").inputs(convolved).output();
    }

    /** Zero where a text has ended; the mask gets a dimension of one at the axis. */
    private static Value masked(OnnxGraph graph, Value value, Value present, int axis) {
        Value wide =
                graph.node("Unsqueeze").inputs(present, graph.constants(axis)).output();
        return graph.node("Mul").inputs(value, wide).output();
    }

    private static Value tensor(OnnxGraph graph, String name, FloatBuffer numbers, long... shape) {
        return graph.initializer(name, numbers, shape);
    }
}
