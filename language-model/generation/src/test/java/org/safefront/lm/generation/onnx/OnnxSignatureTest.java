package org.safefront.lm.generation.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.lm.format.InvalidModelException;

class OnnxSignatureTest {
    @TempDir
    Path directory;

    @Test
    void readsWhatIsDeclared() {
        Path file = directory.resolve("model.onnx");
        graph(10).write(file);

        OnnxSignature signature = OnnxSignature.read(file);

        assertEquals(Map.of("ids", ElementType.INT64, "mask", ElementType.BOOL), signature.inputs());
        assertEquals(List.of("ids", "mask"), List.copyOf(signature.inputs().keySet()));
        assertEquals(Map.of("scores", ElementType.FLOAT32), signature.outputs());
        assertEquals(Set.of(), signature.dataFiles());
    }

    @Test
    void namesFilesBesideTheModel() {
        Path file = directory.resolve("model.onnx");
        graph(1000).writeWithExternalData(file);

        assertEquals(Set.of("model.onnx.data"), OnnxSignature.read(file).dataFiles());
    }

    @Test
    void anInputWithAValueOfItsOwnIsNone() {
        Path file = directory.resolve("model.onnx");
        OnnxGraph graph = graph(10);
        graph.input("table", ElementType.FLOAT32, Dimension.of(10));
        graph.write(file);

        assertEquals(Set.of("ids", "mask"), OnnxSignature.read(file).inputs().keySet());
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        Path file = directory.resolve("model.onnx");
        Files.writeString(file, "version https://git-lfs.github.com/spec/v1");

        var refusal = assertThrows(InvalidModelException.class, () -> OnnxSignature.read(file));

        assertTrue(refusal.getMessage().startsWith(file + " is not an ONNX model"), refusal.getMessage());
    }

    @Test
    void refusesATypeThatNobodyKnows() {
        var refusal = assertThrows(InvalidModelException.class, () -> ElementType.of(8, "texts"));

        assertEquals("texts has the ONNX element type 8, which is not supported", refusal.getMessage());
    }

    private static OnnxGraph graph(int size) {
        var graph = new OnnxGraph("lookup");
        Value ids = graph.input("ids", ElementType.INT64, Dimension.named("batch"));
        graph.input("mask", ElementType.BOOL, Dimension.named("batch"));
        Value table = graph.initializer("table", FloatBuffer.allocate(size), size);
        graph.initializer("unused", ElementType.INT32, ByteBuffer.allocate(4));
        Value scores = new Value("scores");
        graph.node("Gather").inputs(table, ids).outputs(scores);
        graph.output(scores, ElementType.FLOAT32, Dimension.named("batch"));
        return graph;
    }
}
