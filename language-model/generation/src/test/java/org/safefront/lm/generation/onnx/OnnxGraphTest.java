package org.safefront.lm.generation.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.lm.generation.runtime.RuntimeEnvironment;

class OnnxGraphTest {
    private static final Dimension BATCH = Dimension.named("batch");
    private static final OrtEnvironment ENVIRONMENT = RuntimeEnvironment.get();

    @TempDir
    Path directory;

    @Test
    void computesWhatItsNodesSay() throws OrtException {
        var graph = new OnnxGraph("linear");
        Value input = graph.input("x", ElementType.FLOAT32, BATCH, Dimension.of(2));
        Value weight = graph.initializer("w", floats(1, 2, 3, 4, 5, 6), 3, 2);
        Value bias = graph.initializer("b", floats(10, 20, 30), 3);
        Value output = new Value("y");
        graph.node("Gemm")
                .inputs(input, weight, bias)
                .attribute("transB", 1)
                .attribute("alpha", 2f)
                .outputs(output);
        graph.output(output, ElementType.FLOAT32, BATCH, Dimension.of(3));

        float[][] result = run(graph.toBytes(), new float[][] {{1, 0}, {0, 1}});

        assertArrayEquals(new float[] {12, 26, 40}, result[0]);
        assertArrayEquals(new float[] {14, 28, 42}, result[1]);
    }

    @Test
    void knowsListsTextsAndOtherDomains() throws OrtException {
        var graph = new OnnxGraph("attributes");
        Value input = graph.input("x", ElementType.FLOAT32, BATCH, Dimension.of(2));
        Value padded = graph.node("Pad")
                .inputs(input, graph.constants(0, 0, 0, 1))
                .attribute("mode", "edge")
                .output();
        Value turned = graph.node("Transpose")
                .inputs(padded)
                .attribute("perm", List.of(1L, 0L))
                .output();
        Value shifted = graph.node("Add")
                .inputs(
                        turned,
                        graph.node("Cast")
                                .inputs(graph.constant(100))
                                .attribute("to", ElementType.FLOAT32.code())
                                .output())
                .output();
        Value output = new Value("y");
        graph.node(OnnxGraph.MICROSOFT, "FusedGemm")
                .inputs(shifted, graph.initializer("one", floats(-1), 1, 1), graph.constant(102.5f))
                .attribute("activation", "Relu")
                .outputs(output);
        graph.output(output, ElementType.FLOAT32, Dimension.of(3), BATCH);

        float[][] result = run(graph.toBytes(), new float[][] {{1, 2}});

        assertArrayEquals(new float[] {1.5f}, result[0]);
        assertArrayEquals(new float[] {0.5f}, result[1]);
        assertArrayEquals(new float[] {0.5f}, result[2]);
    }

    @Test
    void declaresTypesAndNamedSizes() throws OrtException {
        try (OrtSession session = ENVIRONMENT.createSession(largeGraph().toBytes())) {
            NodeInfo input = session.getInputInfo().get("x");

            var info = (TensorInfo) input.getInfo();
            assertArrayEquals(new long[] {-1, 2}, info.getShape());
            assertArrayEquals(new String[] {"batch", ""}, info.getDimensionNames());
        }
    }

    @Test
    void largeTensorsLieBesideTheModel() throws OrtException, IOException {
        Path file = directory.resolve("model.onnx");
        float[][] input = {{3, 4}};

        largeGraph().writeWithExternalData(file);

        assertEquals(4000, Files.size(directory.resolve("model.onnx.data")));
        assertTrue(Files.size(file) < 1000);
        try (OrtSession session = ENVIRONMENT.createSession(file.toString())) {
            assertArrayEquals(run(largeGraph().toBytes(), input), run(session, input));
        }
    }

    @Test
    void aSuppliedTensorComesFromMemory() throws OrtException {
        var graph = new OnnxGraph("supplied");
        Value input = graph.input("x", ElementType.FLOAT32, BATCH, Dimension.of(2));
        Value output = new Value("y");
        graph.node("Mul")
                .inputs(input, graph.suppliedInitializer("factors", ElementType.FLOAT32, 2))
                .outputs(output);
        graph.output(output, ElementType.FLOAT32, BATCH, Dimension.of(2));

        try (SessionOptions options = new SessionOptions();
                OnnxTensor factors = OnnxTensor.createTensor(ENVIRONMENT, new float[] {5, 7})) {
            options.addExternalInitializers(Map.of("factors", factors));
            try (OrtSession session = ENVIRONMENT.createSession(graph.toBytes(), options)) {
                assertArrayEquals(new float[] {10, 21}, run(session, new float[][] {{2, 3}})[0]);
            }
        }
    }

    @Test
    void refusesATensorOfTheWrongSize() {
        var graph = new OnnxGraph("wrong");

        var refusal = assertThrows(
                IllegalArgumentException.class,
                () -> graph.initializer("ids", ElementType.INT64, ByteBuffer.allocate(12), 2));

        assertEquals("initializer ids needs 16 bytes, got 12", refusal.getMessage());
    }

    /** Multiplies by a matrix of 1000 numbers. */
    private static OnnxGraph largeGraph() {
        var graph = new OnnxGraph("large");
        Value input = graph.input("x", ElementType.FLOAT32, BATCH, Dimension.of(2));
        FloatBuffer numbers = FloatBuffer.allocate(1000);
        for (int i = 0; i < 1000; i++) {
            numbers.put(i, i);
        }
        Value output = new Value("y");
        graph.node("MatMul")
                .inputs(input, graph.initializer("w", numbers, 2, 500))
                .outputs(output);
        graph.output(output, ElementType.FLOAT32, BATCH, Dimension.of(500));
        return graph;
    }

    private static float[][] run(byte[] model, float[][] input) throws OrtException {
        try (OrtSession session = ENVIRONMENT.createSession(model)) {
            return run(session, input);
        }
    }

    private static float[][] run(OrtSession session, float[][] input) throws OrtException {
        try (OnnxTensor tensor = OnnxTensor.createTensor(ENVIRONMENT, input);
                OrtSession.Result result = session.run(Map.of("x", tensor))) {
            return (float[][]) result.get(0).getValue();
        }
    }

    private static FloatBuffer floats(float... numbers) {
        return FloatBuffer.wrap(numbers);
    }
}
