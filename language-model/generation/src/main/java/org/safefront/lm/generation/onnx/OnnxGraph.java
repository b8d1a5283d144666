package org.safefront.lm.generation.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX model while it is written. Nodes are added in the order in which they compute; an initializer is a tensor that
 * the graph carries, or one that it only declares and that the session is given from memory.
 */
public final class OnnxGraph {
    /** The domain of ONNX Runtime's own operators. */
    public static final String MICROSOFT = "com.microsoft";

    /** The standard operators as they were in ONNX 1.16. */
    private static final long OPERATOR_SET = 21;
    /** The file format of the same release. */
    private static final long IR_VERSION = 10;

    private static final String PRODUCER = "safefront";

    private final GraphProto.Builder graph;
    private final Map<String, Long> domains = new LinkedHashMap<>();
    private final List<Initializer> initializers = new ArrayList<>();
    private int values;

    /** An empty graph of this name. */
    public OnnxGraph(String name) {
        graph = GraphProto.newBuilder().setName(name);
        domains.put("", OPERATOR_SET);
    }

    /** Declares an input. */
    public Value input(String name, ElementType type, Dimension... shape) {
        graph.addInput(valueInfo(name, type, shape));
        return new Value(name);
    }

    /** Declares an output; some node has to compute the value of this name. */
    public void output(Value value, ElementType type, Dimension... shape) {
        graph.addOutput(valueInfo(value.name(), type, shape));
    }

    /**
     * Adds a tensor.
     *
     * @param name unique within the graph
     * @param type of its numbers
     * @param data little-endian numbers, kept by reference until the model is written
     * @param shape sizes, outermost first; none for a single number
     */
    public Value initializer(String name, ElementType type, ByteBuffer data, long... shape) {
        initializers.add(Initializer.of(name, type, data, shape));
        return new Value(name);
    }

    /** Adds a tensor of floats. */
    public Value initializer(String name, FloatBuffer numbers, long... shape) {
        ByteBuffer data = ByteBuffer.allocate(numbers.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(numbers.duplicate());
        return initializer(name, ElementType.FLOAT32, data, shape);
    }

    /** Declares a tensor whose numbers the session is given from memory, by its name. */
    public Value suppliedInitializer(String name, ElementType type, long... shape) {
        initializers.add(Initializer.supplied(name, type, shape));
        return new Value(name);
    }

    /** A list of whole numbers, such as a shape or axes. */
    public Value constants(long... numbers) {
        return constants(numbers, numbers.length);
    }

    /** One whole number, without a dimension. */
    public Value constant(long number) {
        return constants(new long[] {number});
    }

    /** One number, without a dimension. */
    public Value constant(float number) {
        return initializer(newValue("constant").name(), FloatBuffer.wrap(new float[] {number}));
    }

    /** Begins a node of the standard domain. */
    public OnnxNode node(String operator) {
        return node("", operator);
    }

    /** Begins a node of any domain. */
    public OnnxNode node(String domain, String operator) {
        domains.putIfAbsent(domain, 1L);
        return new OnnxNode(this, domain, operator);
    }

    /** A value that no other has the name of. */
    public Value newValue(String hint) {
        return new Value(hint + "#" + values++);
    }

    /** The model with all tensors inside; it must stay below 2 GiB, which is what the format allows. */
    public byte[] toBytes() {
        GraphProto.Builder whole = graph.clone();
        initializers.forEach(initializer -> whole.addInitializer(initializer.inline()));
        return model(whole).toByteArray();
    }

    /** Writes the model with all tensors inside, see {@link #toBytes}. */
    public void write(Path file) {
        try {
            Files.write(file, toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Writes the model, and its large tensors into a file of the same name with {@code .data} behind it. */
    public void writeWithExternalData(Path file) {
        GraphProto.Builder small = graph.clone();
        Path dataFile = file.resolveSibling(file.getFileName() + ".data");
        try (ExternalDataFile data = ExternalDataFile.create(dataFile)) {
            for (Initializer initializer : initializers) {
                small.addInitializer(data.place(initializer));
            }
            Files.write(file, model(small).toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    void add(NodeProto.Builder node) {
        graph.addNode(node.setName(node.getOpType() + "#" + graph.getNodeCount()));
    }

    private Value constants(long[] numbers, long... shape) {
        ByteBuffer data = ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asLongBuffer().put(numbers);
        return initializer(newValue("constant").name(), ElementType.INT64, data, shape);
    }

    private ModelProto model(GraphProto.Builder whole) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName(PRODUCER)
                .setGraph(whole);
        domains.forEach((domain, version) -> model.addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version)));
        return model.build();
    }

    private static ValueInfoProto valueInfo(String name, ElementType type, Dimension... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (Dimension dimension : shape) {
            dimensions.addDim(proto(dimension));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.code())
                                .setShape(dimensions)))
                .build();
    }

    private static TensorShapeProto.Dimension proto(Dimension dimension) {
        TensorShapeProto.Dimension.Builder proto = TensorShapeProto.Dimension.newBuilder();
        return (dimension instanceof Dimension.Named named
                        ? proto.setDimParam(named.name())
                        : proto.setDimValue(((Dimension.Fixed) dimension).size()))
                .build();
    }
}
