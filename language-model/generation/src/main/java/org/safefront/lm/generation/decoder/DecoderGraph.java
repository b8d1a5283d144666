package org.safefront.lm.generation.decoder;

import java.util.Set;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.generation.decoder.DecoderOperators.Normed;
import org.safefront.lm.generation.decoder.DecoderOperators.Stream;
import org.safefront.lm.generation.onnx.Dimension;
import org.safefront.lm.generation.onnx.ElementType;
import org.safefront.lm.generation.onnx.OnnxGraph;
import org.safefront.lm.generation.onnx.Value;

/**
 * Writes the decoder of Qwen2, Qwen3 and Llama as an ONNX graph without weights; the session is given them by their Hugging
 * Face names.
 *
 * <p>Tensors whose type is not said here have that of the {@link Precision}: float32, or float16. Norms compute in float32
 * within their operator in any case, and so do products of matrices.
 *
 * <p>Rows of the batch are slots of a cache that the graph updates in place: outputs of keys and values are to be bound to
 * the memory of the inputs. A sequence begins at position 0 of its slot; what lies behind its length is never read.
 */
public final class DecoderGraph {
    /** Tokens of this step, int64 (batch, time); time is 1 unless a prompt is read, one row at a time. */
    public static final String INPUT_IDS = "input_ids";
    /** Position of the last token that this step reads, for each row, int32 (batch). */
    public static final String LAST_POSITIONS = "last_positions";
    /** Tokens of the longest row, this step's included, a single int32. */
    public static final String LONGEST = "longest";
    /** Which of the flattened (batch * time) tokens logits are wanted for, int64 (wanted). */
    public static final String WANTED = "wanted";
    /** Scores of the next token, float32 (wanted, vocabulary). */
    public static final String LOGITS = "logits";
    /** Cosines of the rotation, supplied as the weights are, (maxLength, pairs of a cached head). */
    public static final String COSINES = "rotary.cosines";
    /** Sines of the rotation, as {@link #COSINES}. */
    public static final String SINES = "rotary.sines";

    static final Dimension BATCH = Dimension.named("batch");

    private static final Dimension WANTED_TOKENS = Dimension.named("wanted");

    private final OnnxGraph graph = new OnnxGraph("decoder");
    private final ModelConfig config;
    private final DecoderOperators operators;
    private final AttentionGraph attention;

    private DecoderGraph(ModelConfig config, int maxLength, Set<String> adaptable, Precision precision) {
        this.config = config;
        Value ids = graph.input(INPUT_IDS, ElementType.INT64, BATCH, Dimension.named("time"));
        // Attention and updates want rows apart, everything else does not care.
        Value apart = graph.node("Concat")
                .inputs(graph.node("Shape").inputs(ids).output(), graph.constants(-1))
                .attribute("axis", 0)
                .output();
        this.operators = new DecoderOperators(graph, config, new AdapterInputs(graph, adaptable, apart), precision);
        Value wanted = graph.input(WANTED, ElementType.INT64, WANTED_TOKENS);
        this.attention = new AttentionGraph(operators, apart, maxLength);
        Value embedding = operators.weight(ModelConfig.EMBEDDING, config.vocabularySize(), config.hiddenSize());
        Value last = decode(graph.node("Gather")
                .inputs(embedding, operators.reshape(ids, graph.constants(-1)))
                .output());
        Value output = config.tiedEmbeddings()
                ? embedding
                : operators.weight(ModelConfig.OUTPUT, config.vocabularySize(), config.hiddenSize());
        Value logits = new Value(LOGITS);
        operators.score(graph.node("Gather").inputs(last, wanted).output(), output, logits);
        graph.output(logits, ElementType.FLOAT32, WANTED_TOKENS, Dimension.of(config.vocabularySize()));
    }

    /**
     * Writes the graph for sequences of at most this length.
     *
     * @param adaptable paths of the modules to which each row may bring an update of its own
     * @param precision of what the session is given, and of the cache
     */
    public static byte[] write(ModelConfig config, int maxLength, Set<String> adaptable, Precision precision) {
        return new DecoderGraph(config, maxLength, adaptable, precision).graph.toBytes();
    }

    /** Name of the keys of a layer before this step, (batch, heads, maxLength, width of a cached head). */
    public static String pastKeys(int layer) {
        return "past_key_values." + layer + ".key";
    }

    /** Name of the values of a layer before this step, as {@link #pastKeys}. */
    public static String pastValues(int layer) {
        return "past_key_values." + layer + ".value";
    }

    /** Name of the keys of a layer after this step, to be bound to the memory of {@link #pastKeys}. */
    public static String presentKeys(int layer) {
        return "present." + layer + ".key";
    }

    /** Name of the values of a layer after this step, to be bound to the memory of {@link #pastValues}. */
    public static String presentValues(int layer) {
        return "present." + layer + ".value";
    }

    /** All blocks and the last norm, over (batch * time, hidden). */
    private Value decode(Value embedded) {
        Value first = operators.normalise(embedded, block(0) + "input_layernorm.weight", config.hiddenSize());
        Stream stream = decode(0, new Normed(embedded, first));
        for (int layer = 1; layer < config.layers(); layer++) {
            stream = decode(layer, operators.addAndNormalise(stream, block(layer) + "input_layernorm.weight"));
        }
        return operators.addAndNormalise(stream, "model.norm.weight").normed();
    }

    private Stream decode(int layer, Normed input) {
        String block = block(layer);
        Value attended = attention.attend(layer, block, input.normed());
        Value update = operators.linear(block, "self_attn.o_proj", attended);
        Normed middle = operators.addAndNormalise(
                new Stream(input.hidden(), update), block + "post_attention_layernorm.weight");
        return new Stream(middle.hidden(), feedForward(block, middle.normed()));
    }

    private Value feedForward(String block, Value normed) {
        Value gate = operators.silu(operators.linear(block, "mlp.gate_proj", normed));
        Value up = operators.linear(block, "mlp.up_proj", normed);
        return operators.linear(
                block, "mlp.down_proj", graph.node("Mul").inputs(gate, up).output());
    }

    private static String block(int layer) {
        return "model.layers." + layer + ".";
    }
}
