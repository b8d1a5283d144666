package org.safefront.lm.generation.decoder;

import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.generation.onnx.ElementType;
import org.safefront.lm.generation.onnx.OnnxGraph;
import org.safefront.lm.generation.onnx.Value;

/**
 * The layers that decoders are made of, written into a graph. Each takes and gives (batch * time, width), and finds its
 * weights by their Hugging Face names.
 */
record DecoderOperators(OnnxGraph graph, ModelConfig config, AdapterInputs adapters, Precision precision) {
    /** Asks MatMulNBits to round activations to 8 bits too, see {@link Precision}. */
    private static final int INTEGER_PRODUCTS = 4;

    /** What the name of a quantised weight's scales has behind it. */
    private static final String SCALES = ".scales";

    /** The residual stream, and what has yet to be added to it. */
    record Stream(Value hidden, Value update) {}

    /** The residual stream, and the same normalised. */
    record Normed(Value hidden, Value normed) {}

    /**
     * A projection, with its bias where it has one and the rows' own updates where it may have some. Gemm reads weights as Hugging Face lays them out, (out, in). On one thread,
     * with hidden size 1024, 8 layers and 1, 8 or 32 rows, a step took 27.6, 41.3 and 70.4 ms that way, and 28.0, 43.3 and
     * 75.7 ms with MatMul over transposed copies. Queries, keys and values packed into one product took 27.8, 42.0 and 74.0
     * ms, so three products, which need no copy either, stay apart.
     */
    Value linear(String block, String projection, Value input) {
        int outputs = config.outputs(projection);
        String weight = block + projection + ".weight";
        Value bias = config.hasBias(projection) ? wide(weight(block + projection + ".bias", outputs)) : Value.ABSENT;
        Value wide = wide(input);
        Value output = precision.isQuantized()
                ? quantizedProduct(wide, weight, outputs, config.inputs(projection), bias)
                : graph.node("Gemm")
                        .inputs(wide, wide(weight(weight, outputs, config.inputs(projection))), bias)
                        .attribute("transB", 1)
                        .output();
        return narrow(adapters.add(config, block, projection, wide, output));
    }

    /** Scores of the vocabulary, named as told; they stay float32. */
    void score(Value value, Value vocabulary, Value logits) {
        graph.node("Gemm")
                .inputs(wide(value), wide(vocabulary))
                .attribute("transB", 1)
                .outputs(logits);
    }

    /** RMSNorm over the last dimension. */
    Value normalise(Value value, String weight, int width) {
        return graph.node("SimplifiedLayerNormalization")
                .inputs(value, weight(weight, width))
                .attribute("axis", -1)
                .attribute("epsilon", (float) config.normEpsilon())
                .output();
    }

    /** The sum of a stream and its update, and RMSNorm of the sum. */
    Normed addAndNormalise(Stream stream, String weight) {
        Value normed = graph.newValue("normed");
        Value sum = graph.newValue("hidden");
        graph.node(OnnxGraph.MICROSOFT, "SkipSimplifiedLayerNormalization")
                .inputs(stream.hidden(), stream.update(), weight(weight, config.hiddenSize()))
                .attribute("epsilon", (float) config.normEpsilon())
                .outputs(normed, Value.ABSENT, Value.ABSENT, sum);
        return new Normed(sum, normed);
    }

    /** x * sigmoid(x). */
    Value silu(Value value) {
        // QuickGelu is x * sigmoid(alpha * x), in one operator.
        return graph.node(OnnxGraph.MICROSOFT, "QuickGelu")
                .inputs(value)
                .attribute("alpha", 1f)
                .output();
    }

    Value reshape(Value value, Value shape) {
        return graph.node("Reshape").inputs(value, shape).output();
    }

    /** A tensor that the session is given by this name. */
    Value weight(String name, long... shape) {
        return graph.suppliedInitializer(name, precision.numbers(), shape);
    }

    /** Name of the scales of a quantised weight, float32 (outputs * blocks). */
    static String scales(String weight) {
        return weight + SCALES;
    }

    private Value quantizedProduct(Value input, String weight, int outputs, int inputs, Value bias) {
        int bits = precision.weightBits();
        int blocks = QuantizedMatrix.blocks(inputs);
        return graph.node(OnnxGraph.MICROSOFT, "MatMulNBits")
                .inputs(input)
                .inputs(graph.suppliedInitializer(
                        weight, ElementType.UINT8, outputs, blocks, QuantizedMatrix.blockBytes(bits)))
                .inputs(graph.suppliedInitializer(scales(weight), ElementType.FLOAT32, (long) outputs * blocks))
                .inputs(Value.ABSENT, Value.ABSENT, bias)
                .attribute("K", inputs)
                .attribute("N", outputs)
                .attribute("bits", bits)
                .attribute("block_size", QuantizedMatrix.BLOCK)
                .attribute("accuracy_level", INTEGER_PRODUCTS)
                .output();
    }

    /** As float32, in which products and adapters' updates are computed. */
    private Value wide(Value value) {
        return precision.numbers() == ElementType.FLOAT32 ? value : cast(value, ElementType.FLOAT32);
    }

    /** As what goes from one layer to the next. */
    private Value narrow(Value value) {
        return precision.numbers() == ElementType.FLOAT32 ? value : cast(value, precision.numbers());
    }

    private Value cast(Value value, ElementType type) {
        return graph.node("Cast").inputs(value).attribute("to", type.code()).output();
    }
}
