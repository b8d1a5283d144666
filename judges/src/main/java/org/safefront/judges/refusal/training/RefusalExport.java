package org.safefront.judges.refusal.training;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.safefront.judges.refusal.FeatureExtractor;
import org.safefront.judges.refusal.RefusalLabel;
import org.safefront.lm.generation.onnx.Dimension;
import org.safefront.lm.generation.onnx.ElementType;
import org.safefront.lm.generation.onnx.OnnxGraph;
import org.safefront.lm.generation.onnx.Value;

/** A trained refusal judge as an ONNX graph, from the features of one exchange to the three probabilities. */
final class RefusalExport {
    private static final long LABELS = RefusalLabel.values().length;
    private static final long ROLES = Roles.ALL.size();

    private final OnnxGraph graph = new OnnxGraph("refusal");
    private final TrainedRefusal trained;

    private RefusalExport(TrainedRefusal trained) {
        this.trained = trained;
    }

    /** @param cues how many numbers about phrases and shape an exchange has */
    static byte[] bytes(TrainedRefusal trained, int cues) {
        return new RefusalExport(trained).build(cues).toBytes();
    }

    /** G word sequences, S sentences of at most L, C cues. */
    private OnnxGraph build(int cueCount) {
        Value grams = graph.input("grams", ElementType.INT64, Dimension.named("grams"));
        Value sentences =
                graph.input("sentences", ElementType.INT64, Dimension.named("sentences"), Dimension.named("longest"));
        Value places = graph.input(
                "places", ElementType.FLOAT32, Dimension.of(FeatureExtractor.REGIONS), Dimension.named("sentences"));
        Value cues = graph.input("cues", ElementType.FLOAT32, Dimension.of(1), Dimension.of(cueCount));
        Value rules = graph.input("rules", ElementType.FLOAT32, Dimension.of(1), Dimension.of(LABELS));

        Value row = graph.node("Unsqueeze").inputs(grams, graph.constants(0)).output(); // 1, G
        Value exchange = softmax(summed("exchanges", trained.exchanges(), row)); // 1, labels
        Value roles = softmax(summed("sentences", trained.sentences(), sentences)); // S, roles
        Value inputs = inputs(cues, places, roles); // 1, inputs
        Value networked = mean(trained.networks().stream()
                .map(network -> network(network, inputs))
                .toList());
        Value all = mean(List.of(exchange, networked, rules));
        Value probabilities = new Value("probabilities");
        graph.node("Identity").inputs(all).outputs(probabilities);
        graph.output(probabilities, ElementType.FLOAT32, Dimension.of(1), Dimension.of(LABELS));
        return graph;
    }

    /** Scores of rows of places, (rows, classes): the sum of their weights by the root of their number; place 0 is none. */
    private Value summed(String name, GramTable table, Value rows) {
        Value bytes = graph.initializer(
                name + "_table", ElementType.UINT8, ByteBuffer.wrap(table.bytes()), table.places(), table.classes());
        Value steps = subtracted(
                floats(graph.node("Gather").inputs(bytes, rows).output()), graph.constant((float) GramTable.ZERO));
        Value sum = graph.node("ReduceSum")
                .inputs(steps, graph.constants(1))
                .attribute("keepdims", 0)
                .output(); // rows, classes
        Value present =
                floats(graph.node("Greater").inputs(rows, graph.constant(0L)).output());
        Value count =
                graph.node("ReduceSum").inputs(present, graph.constants(1)).output(); // rows, 1
        Value root = graph.node("Sqrt")
                .inputs(graph.node("Max").inputs(count, graph.constant(1f)).output())
                .output();
        Value scaled = graph.node("Div")
                .inputs(
                        graph.node("Mul")
                                .inputs(sum, graph.constant(table.step()))
                                .output(),
                        root)
                .output();
        return graph.node("Add")
                .inputs(scaled, floats(name + "_bias", table.bias(), table.classes()))
                .output();
    }

    /** As {@link TrainedRefusal#inputs} puts them one behind the other. */
    private Value inputs(Value cues, Value places, Value roles) {
        Value regions = graph.node("MatMul").inputs(places, roles).output(); // regions, roles
        Value flat = graph.node("Reshape")
                .inputs(regions, graph.constants(1, FeatureExtractor.REGIONS * ROLES))
                .output();
        Value strongest =
                graph.node("ReduceMax").inputs(roles, graph.constants(0)).output(); // 1, roles
        return graph.node("Concat")
                .inputs(cues, flat, strongest)
                .attribute("axis", 1)
                .output();
    }

    private Value network(Perceptron network, Value inputs) {
        int at = trained.networks().indexOf(network);
        int hidden = network.hiddenBias().length;
        Value active = graph.node("Relu")
                .inputs(gemm(
                        inputs,
                        floats("hidden" + at, network.hiddenWeights(), hidden, network.hiddenWeights().length / hidden),
                        floats("hidden_bias" + at, network.hiddenBias(), hidden)))
                .output();
        return softmax(gemm(
                active,
                floats("output" + at, network.outputWeights(), LABELS, hidden),
                floats("output_bias" + at, network.outputBias(), LABELS)));
    }

    private Value gemm(Value x, Value weights, Value bias) {
        return graph.node("Gemm")
                .inputs(x, weights, bias)
                .attribute("transB", 1)
                .output();
    }

    private Value mean(List<Value> values) {
        return graph.node("Mean").inputs(values.toArray(Value[]::new)).output();
    }

    private Value softmax(Value scores) {
        return graph.node("Softmax").inputs(scores).attribute("axis", 1).output();
    }

    private Value subtracted(Value from, Value what) {
        return graph.node("Sub").inputs(from, what).output();
    }

    private Value floats(Value any) {
        return graph.node("Cast")
                .inputs(any)
                .attribute("to", ElementType.FLOAT32.code())
                .output();
    }

    private Value floats(String name, float[] numbers, long... shape) {
        return graph.initializer(name, FloatBuffer.wrap(numbers), shape);
    }
}
