package org.safefront.lm.generation.decoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.generation.runtime.InferenceFailedException;

/**
 * What goes into a step and what comes out of it, in memory that all steps share. Tensors over it are made once for each
 * place in the batch and kept; a tensor keeps its buffer alive.
 */
final class StepBuffers implements AutoCloseable {
    private final OrtEnvironment environment;
    private final KeyValueCache cache;
    private final AdapterRows adapters;
    private final int vocabularySize;
    private final LongBuffer ids;
    private final IntBuffer lastPositions;
    private final IntBuffer longest = Direct.ints(1);
    private final LongBuffer wanted;
    private final FloatBuffer logits;
    private final Map<Place, Binding> bindings = new HashMap<>();

    StepBuffers(OrtEnvironment environment, ModelConfig config, Set<String> adaptable, DecoderSettings settings) {
        int slots = settings.slots();
        this.environment = environment;
        this.cache = new KeyValueCache(environment, config, settings);
        this.adapters = new AdapterRows(environment, config, adaptable, slots);
        this.vocabularySize = config.vocabularySize();
        this.ids = Direct.longs(Math.max(slots, settings.maxLength()));
        this.lastPositions = Direct.ints(slots);
        this.wanted = Direct.longs(slots);
        this.logits = Direct.floats(Math.multiplyExact(slots, vocabularySize));
    }

    /** Neighbouring slots that run together. */
    private record Place(int firstSlot, int rows) {}

    /** Tensors over the buffers, by name. The cache's are inputs and outputs. */
    record Binding(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
        /** The same with other tokens. */
        Map<String, OnnxTensor> inputsWith(OnnxTensor tokens) {
            var others = new HashMap<>(inputs);
            others.put(DecoderGraph.INPUT_IDS, tokens);
            return others;
        }
    }

    /** Sets the adapter of a slot, or the base. */
    void putAdapter(int slot, Optional<AdapterFactors> adapter) {
        if (adapters.put(slot, adapter)) {
            unbind();
        }
    }

    /** Copies the first positions of a slot over those of another, and its adapter. */
    void copy(int from, int to, int positions) {
        cache.copy(from, to, positions);
        putAdapter(to, adapters.of(from));
    }

    /** One token for each of these neighbouring slots; the logits of the first will be in row 0. */
    Binding binding(int firstSlot, int rows) {
        return bindings.computeIfAbsent(new Place(firstSlot, rows), this::bind);
    }

    /** Sets the token that a row of the next step reads, and its position. */
    void putToken(int row, int token, int position) {
        ids.put(row, token);
        lastPositions.put(row, position);
        wanted.put(row, row);
    }

    /** Says that the step reads the tokens of so many rows. */
    void endTokens(int rows) {
        int last = 0;
        for (int row = 0; row < rows; row++) {
            last = Math.max(last, lastPositions.get(row));
        }
        longest.put(0, last + 1);
    }

    /** Sets the tokens of one row, the first of which has this position; to be closed by the caller. */
    OnnxTensor putTokens(int[] tokens, int position) throws OrtException {
        for (int i = 0; i < tokens.length; i++) {
            ids.put(i, tokens[i]);
        }
        lastPositions.put(0, position + tokens.length - 1);
        longest.put(0, position + tokens.length);
        wanted.put(0, tokens.length - 1L);
        return OnnxTensor.createTensor(environment, ids.slice(0, tokens.length), new long[] {1, tokens.length});
    }

    /** Copies the logits of a row of the latest step. */
    void readLogits(int row, float[] into) {
        logits.get(row * vocabularySize, into, 0, vocabularySize);
    }

    @Override
    public void close() {
        unbind();
    }

    private void unbind() {
        for (Binding binding : bindings.values()) {
            binding.inputs().values().forEach(OnnxTensor::close);
            // The other outputs are inputs too.
            binding.outputs().get(DecoderGraph.LOGITS).close();
        }
        bindings.clear();
    }

    private Binding bind(Place place) {
        int rows = place.rows();
        var inputs = new HashMap<String, OnnxTensor>();
        var outputs = new HashMap<String, OnnxTensor>();
        try {
            List<OnnxTensor> keys = cache.keys(place.firstSlot(), rows);
            List<OnnxTensor> values = cache.values(place.firstSlot(), rows);
            for (int layer = 0; layer < keys.size(); layer++) {
                inputs.put(DecoderGraph.pastKeys(layer), keys.get(layer));
                inputs.put(DecoderGraph.pastValues(layer), values.get(layer));
                outputs.put(DecoderGraph.presentKeys(layer), keys.get(layer));
                outputs.put(DecoderGraph.presentValues(layer), values.get(layer));
            }
            inputs.putAll(adapters.tensors(place.firstSlot(), rows));
            inputs.put(DecoderGraph.INPUT_IDS, tensor(ids.slice(0, rows), rows, 1));
            inputs.put(DecoderGraph.WANTED, tensor(wanted.slice(0, rows), rows));
            inputs.put(DecoderGraph.LAST_POSITIONS, tensor(lastPositions.slice(0, rows), rows));
            inputs.put(DecoderGraph.LONGEST, tensor(longest));
            FloatBuffer scores = logits.slice(0, rows * vocabularySize);
            outputs.put(
                    DecoderGraph.LOGITS,
                    OnnxTensor.createTensor(environment, scores, new long[] {rows, vocabularySize}));
            return new Binding(inputs, outputs);
        } catch (OrtException e) {
            throw new InferenceFailedException("tensors for " + rows + " rows cannot be made", e);
        }
    }

    private OnnxTensor tensor(LongBuffer numbers, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, numbers, shape);
    }

    private OnnxTensor tensor(IntBuffer numbers, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, numbers, shape);
    }
}
