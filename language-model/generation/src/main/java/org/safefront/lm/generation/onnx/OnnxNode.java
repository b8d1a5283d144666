package org.safefront.lm.generation.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.List;

/** A node while it is described; it enters the graph when its outputs are named. */
public final class OnnxNode {
    private final OnnxGraph graph;
    private final NodeProto.Builder node;

    OnnxNode(OnnxGraph graph, String domain, String operator) {
        this.graph = graph;
        this.node = NodeProto.newBuilder().setDomain(domain).setOpType(operator);
    }

    /** Adds inputs, in the order of the operator's definition. */
    public OnnxNode inputs(Value... values) {
        for (Value value : values) {
            node.addInput(value.name());
        }
        return this;
    }

    /** Sets an attribute. */
    public OnnxNode attribute(String name, long value) {
        return add(AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value));
    }

    /** Sets an attribute. */
    public OnnxNode attribute(String name, float value) {
        return add(AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOAT)
                .setF(value));
    }

    /** Sets an attribute. */
    public OnnxNode attribute(String name, String value) {
        return add(AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value)));
    }

    /** Sets an attribute. */
    public OnnxNode attribute(String name, List<Long> values) {
        return add(AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INTS)
                .addAllInts(values));
    }

    /** Adds the node with one output of any name. */
    public Value output() {
        Value output = graph.newValue(node.getOpType());
        outputs(output);
        return output;
    }

    /** Adds the node with these outputs, in the order of the operator's definition. */
    public void outputs(Value... values) {
        for (Value value : values) {
            node.addOutput(value.name());
        }
        graph.add(node);
    }

    private OnnxNode add(AttributeProto.Builder attribute) {
        node.addAttribute(attribute);
        return this;
    }
}
