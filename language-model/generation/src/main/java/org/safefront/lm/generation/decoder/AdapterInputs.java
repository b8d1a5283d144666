package org.safefront.lm.generation.decoder;

import java.util.Set;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.generation.onnx.Dimension;
import org.safefront.lm.generation.onnx.ElementType;
import org.safefront.lm.generation.onnx.OnnxGraph;
import org.safefront.lm.generation.onnx.Value;

/**
 * Adds low-rank updates to the graph whose factors are inputs, others for each row of the batch: a row of zeros is the
 * base, to the last bit.
 *
 * @param graph that is written
 * @param modules paths of the modules that rows may change
 * @param apart the shape (batch, time, whatever is left)
 */
record AdapterInputs(OnnxGraph graph, Set<String> modules, Value apart) {
    private static final Dimension RANK = Dimension.named("rank");

    /** Name of the first factors of a module, float32 (batch, inputs, rank). */
    static String a(String module) {
        return module + ".lora_a";
    }

    /** Name of the second factors of a module, scale included, float32 (batch, rank, outputs). */
    static String b(String module) {
        return module + ".lora_b";
    }

    /** The module's output with each row's own update added; both (batch * time, width). */
    Value add(ModelConfig config, String block, String projection, Value input, Value output) {
        String module = block + projection;
        if (!modules.contains(module)) {
            return output;
        }
        int outputs = config.outputs(projection);
        Value a = graph.input(
                a(module), ElementType.FLOAT32, DecoderGraph.BATCH, Dimension.of(config.inputs(projection)), RANK);
        Value b = graph.input(b(module), ElementType.FLOAT32, DecoderGraph.BATCH, RANK, Dimension.of(outputs));
        Value rows = graph.node("Reshape").inputs(input, apart).output();
        Value narrow = graph.node("MatMul").inputs(rows, a).output();
        Value update = graph.node("Reshape")
                .inputs(graph.node("MatMul").inputs(narrow, b).output(), graph.constants(-1, outputs))
                .output();
        return graph.node("Add").inputs(output, update).output();
    }
}
