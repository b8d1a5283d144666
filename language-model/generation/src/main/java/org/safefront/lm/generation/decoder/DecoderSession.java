package org.safefront.lm.generation.decoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.generation.runtime.InferenceFailedException;
import org.safefront.lm.generation.runtime.RuntimeEnvironment;

/**
 * A decoder at work. Each sequence lies in a slot of its own, and has an adapter of its own or none; a step reads some
 * tokens of a prompt into one slot, or one token for each of the first slots. Not for several threads at once.
 *
 * <p>Nothing that grows with the model is allocated in a step: inputs, logits and cache are bound once for each number of
 * rows. The session packs the weights, and then a row's logits are the same, bit by bit, whatever rows stand beside it:
 * seen with 1, 2, 8, 32 and 64 rows on AVX2. Without packing they differed by 4e-6, and 2 rows took twice as long as 1.
 */
public final class DecoderSession implements AutoCloseable {
    private final StepBuffers buffers;
    private final SessionOptions options;
    private final OrtSession session;

    /**
     * Opens a decoder.
     *
     * @param folder of the base model; its files are only read
     * @param adapter merged into copies of the weights that it changes, for all slots
     * @param adaptable paths of the modules that {@link #putAdapter} may change
     */
    public DecoderSession(
            ModelFolder folder, Optional<Adapter> adapter, Set<String> adaptable, DecoderSettings settings) {
        OrtEnvironment environment = RuntimeEnvironment.get();
        ModelConfig config = folder.config();
        buffers = new StepBuffers(environment, config, adaptable, settings);
        DecoderWeights weights = DecoderWeights.read(environment, folder, adapter, settings);
        options = RuntimeEnvironment.options(settings.threads());
        try (weights) {
            options.addExternalInitializers(weights.tensors());
            // Half precision weights are widened while the session is made, and never again. A vocabulary of more than
            // 1 GiB of floats would be left out, which ended the process in ONNX Runtime 1.29.
            options.addConfigEntry("optimization.constant_folding_max_output_size_in_bytes", "0");
            session = environment.createSession(
                    DecoderGraph.write(config, settings.maxLength(), adaptable, settings.precision()), options);
        } catch (OrtException e) {
            options.close();
            throw new InferenceFailedException("the decoder in " + folder.path() + " cannot be opened", e);
        }
    }

    /** Bytes of the key/value cache that such a session allocates. */
    public static long cacheBytes(ModelConfig config, DecoderSettings settings) {
        return KeyValueCache.bytes(config, settings);
    }

    /** Sets the adapter of a slot, or the base; the modules that it changes must be adaptable. */
    public void putAdapter(int slot, Optional<AdapterFactors> adapter) {
        buffers.putAdapter(slot, adapter);
    }

    /**
     * Reads tokens into a slot, over whatever was there from that position on; the logits of the last are then in row 0.
     *
     * @param position of the first, 0 where a sequence begins
     */
    public void prefill(int slot, int[] tokens, int position) {
        StepBuffers.Binding binding = buffers.binding(slot, 1);
        try (OnnxTensor ids = buffers.putTokens(tokens, position)) {
            run(binding.inputsWith(ids), binding.outputs());
        } catch (OrtException e) {
            throw new InferenceFailedException("a prompt's " + tokens.length + " tokens cannot be read", e);
        }
    }

    /** Says which token the next {@link #decode} reads in a slot, and at which position. */
    public void putToken(int slot, int token, int position) {
        buffers.putToken(slot, token, position);
    }

    /** Reads the token that was put into each of the first slots; the logits of slot i are then in row i. */
    public void decode(int slots) {
        buffers.endTokens(slots);
        StepBuffers.Binding binding = buffers.binding(0, slots);
        try {
            run(binding.inputs(), binding.outputs());
        } catch (OrtException e) {
            throw new InferenceFailedException("a step of " + slots + " slots failed", e);
        }
    }

    /** Copies the logits of a row of the latest step. */
    public void readLogits(int row, float[] into) {
        buffers.readLogits(row, into);
    }

    /** Copies the first positions of a slot over those of another, and its adapter. */
    public void copySlot(int from, int to, int positions) {
        buffers.copy(from, to, positions);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new InferenceFailedException("the decoder cannot be closed", e);
        } finally {
            options.close();
            buffers.close();
        }
    }

    private void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) throws OrtException {
        // All outputs are bound and written in place, so the result owns nothing.
        session.run(inputs, Set.of(), outputs).close();
    }
}
