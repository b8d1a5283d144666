package org.safefront.lm.generation.decoder;

import org.safefront.lm.format.AttentionConfig;
import org.safefront.lm.generation.onnx.Dimension;
import org.safefront.lm.generation.onnx.ElementType;
import org.safefront.lm.generation.onnx.OnnxGraph;
import org.safefront.lm.generation.onnx.Value;

/** Writes the attention of each layer: projections, rotation, and the cache that is updated in place. */
final class AttentionGraph {
    private final DecoderOperators operators;
    private final OnnxGraph graph;
    private final AttentionConfig attention;
    private final CachedHeads cached;
    private final Dimension[] cacheShape;
    private final Value[] places;
    /** The shape (batch, time, whatever is left). */
    private final Value apart;

    AttentionGraph(DecoderOperators operators, Value apart, int maxLength) {
        this.operators = operators;
        this.graph = operators.graph();
        this.attention = operators.config().attention();
        this.cached = CachedHeads.of(operators.config());
        this.cacheShape = new Dimension[] {
            DecoderGraph.BATCH,
            Dimension.of(cached.heads()),
            Dimension.of(maxLength),
            Dimension.of(cached.paddedWidth())
        };
        this.places = new Value[] {
            graph.input(DecoderGraph.LAST_POSITIONS, ElementType.INT32, DecoderGraph.BATCH),
            graph.input(DecoderGraph.LONGEST, ElementType.INT32),
            operators.weight(DecoderGraph.COSINES, maxLength, cached.paddedWidth() / 2),
            operators.weight(DecoderGraph.SINES, maxLength, cached.paddedWidth() / 2)
        };
        this.apart = apart;
    }

    /** From (batch * time, hidden) to (batch * time, queryWidth). */
    Value attend(int layer, String block, Value normed) {
        Value queries = operators.linear(block, "self_attn.q_proj", normed);
        Value keys = operators.linear(block, "self_attn.k_proj", normed);
        Value values = operators.linear(block, "self_attn.v_proj", normed);
        if (attention.headNorm()) {
            queries = normaliseHeads(queries, block + "self_attn.q_norm.weight");
            keys = normaliseHeads(keys, block + "self_attn.k_norm.weight");
        }
        Value attended = graph.newValue("attended"); // (batch, time, heads * paddedWidth)
        Value presentKeys = new Value(DecoderGraph.presentKeys(layer));
        Value presentValues = new Value(DecoderGraph.presentValues(layer));
        graph.node(OnnxGraph.MICROSOFT, "GroupQueryAttention")
                .inputs(rows(queries), rows(keys), rows(values))
                .inputs(graph.input(
                        DecoderGraph.pastKeys(layer), operators.precision().numbers(), cacheShape))
                .inputs(graph.input(
                        DecoderGraph.pastValues(layer), operators.precision().numbers(), cacheShape))
                .inputs(places)
                .attribute("num_heads", attention.heads())
                .attribute("kv_num_heads", attention.keyValueHeads())
                .attribute("scale", (float) (1 / Math.sqrt(attention.headDim())))
                .attribute("do_rotary", 1)
                .attribute("rotary_interleaved", 0)
                .outputs(attended, presentKeys, presentValues);
        graph.output(presentKeys, operators.precision().numbers(), cacheShape);
        graph.output(presentValues, operators.precision().numbers(), cacheShape);
        return flat(attended);
    }

    /** RMSNorm over the numbers of each head alone; gives (batch * time * heads, headDim). */
    private Value normaliseHeads(Value projected, String weight) {
        Value heads = operators.reshape(projected, graph.constants(-1, attention.headDim()));
        return operators.normalise(heads, weight, attention.headDim());
    }

    /** Numbers of heads, in any shape, as (batch, time, heads * paddedWidth). */
    private Value rows(Value projected) {
        return operators.reshape(cached.isPadded() ? pad(projected) : projected, apart);
    }

    private Value pad(Value projected) {
        int half = cached.width() / 2;
        Value halves = operators.reshape(projected, graph.constants(-1, half));
        return graph.node("Pad")
                .inputs(halves, graph.constants(0, 0, 0, cached.paddedWidth() / 2 - half))
                .output();
    }

    /** The attention's result as (batch * time, queryWidth). */
    private Value flat(Value attended) {
        return operators.reshape(
                cached.isPadded() ? cut(attended) : attended, graph.constants(-1, attention.queryWidth()));
    }

    private Value cut(Value attended) {
        Value halves = operators.reshape(attended, graph.constants(-1, cached.paddedWidth() / 2));
        return graph.node("Slice")
                .inputs(halves, graph.constants(0), graph.constants(cached.width() / 2), graph.constants(1))
                .output();
    }
}
