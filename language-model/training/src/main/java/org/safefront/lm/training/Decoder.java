package org.safefront.lm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;

/** A decoder in native memory: its weights, perhaps a low-rank update, and the TorchScript that runs them. */
final class Decoder implements AutoCloseable {
    private final ModelFolder folder;
    private final NDManager manager;
    private final Parameters parameters;
    private final Optional<LoraUpdate> update;
    private final TorchScript training;
    /** The same without dropout. */
    private final TorchScript inference;
    /** The same in float32. */
    private final TorchScript exact;
    /** Method of decoder.py. */
    private final String gradients;

    private final NDArray cos;
    private final NDArray sin;
    /** In place of what the model does not have; one for each list, for an array can belong to one list of a call. */
    private final NDArray noWeight;

    private final NDArray noFactor;
    /** Names of what is trained, as decoder.py comes across it. */
    private final List<String> trainedInOrder;

    private Decoder(
            ModelFolder folder, NDManager manager, Optional<LoraSettings> lora, long seed, ComputeSettings compute) {
        this.folder = folder;
        this.manager = manager;
        this.parameters = Parameters.load(manager, folder);
        this.update = lora.map(settings -> LoraUpdate.create(manager, folder.config(), settings, seed));
        this.training = TorchScript.load(
                manager,
                "decoder.py",
                constants(folder.config(), lora, lora.map(LoraSettings::dropout).orElse(0.0), compute));
        this.inference = TorchScript.load(manager, "decoder.py", constants(folder.config(), lora, 0, compute));
        this.exact = compute.bfloat16()
                ? TorchScript.load(manager, "decoder.py", constants(folder.config(), lora, 0, ComputeSettings.cpu()))
                : inference;
        this.gradients = compute.activationCheckpointing() ? "gradients_recomputed" : "gradients";
        this.cos = rotation(true);
        this.sin = rotation(false);
        this.noWeight = NativeArrays.zeros(manager, new Shape(0));
        this.noFactor = NativeArrays.zeros(manager, new Shape(0));
        this.trainedInOrder = trainedInOrder();
    }

    /**
     * Loads a model.
     *
     * @param parent on the device to train on
     * @param folder the model
     * @param lora the update to train; its absence makes all weights trainable
     * @param seed of the update's first values
     * @param compute how; the device is the parent's
     */
    static Decoder load(
            NDManager parent, ModelFolder folder, Optional<LoraSettings> lora, long seed, ComputeSettings compute) {
        NDManager manager = parent.newSubManager();
        try {
            var decoder = new Decoder(folder, manager, lora, seed, compute);
            decoder.trainable().values().forEach(array -> array.setRequiresGradient(true));
            return decoder;
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** What is trained, by name: the update where there is one, otherwise all weights. */
    Map<String, NDArray> trainable() {
        return update.map(LoraUpdate::arrays).orElseGet(parameters::all);
    }

    Parameters parameters() {
        return parameters;
    }

    Optional<LoraUpdate> update() {
        return update;
    }

    ModelFolder folder() {
        return folder;
    }

    NDManager manager() {
        return manager;
    }

    /** The loss with dropout, which the seed decides, and its gradients. */
    TorchScript.Gradients gradients(Batch batch, NDArray divisor, long seed) {
        return training.gradients(gradients, trainedInOrder, arguments(batch, divisor, seed));
    }

    /** Sum of the cross entropies of the batch's completion tokens over the divisor: a single number. Without dropout. */
    NDArray loss(Batch batch, NDArray divisor) {
        return inference.call("loss", arguments(batch, divisor, 0));
    }

    private Object[] arguments(Batch batch, NDArray divisor, long seed) {
        return new Object[] {
            batch.ids(manager),
            batch.positions(manager),
            batch.targets(manager),
            divisor,
            manager.create(seed),
            cos,
            sin,
            weights(),
            updates()
        };
    }

    /** Logits of every position: (rows, time, vocabulary). */
    NDArray logits(NDArray ids) {
        return inference.call("logits", ids, cos, sin, weights(), updates());
    }

    /** Logits of the token after these, in float32 whatever training computes in: one for each of the vocabulary. */
    float[] logitsAfter(int[] prompt) {
        try (var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            long[] ids = IntStream.of(prompt).asLongStream().toArray();
            NDArray logits =
                    exact.call("logits", manager.create(ids, new Shape(1, ids.length)), cos, sin, weights(), updates());
            return logits.get(0, ids.length - 1).toFloatArray();
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    private List<String> trainedInOrder() {
        if (update.isPresent()) {
            return List.copyOf(update.get().arrays().keySet());
        }
        // The embedding comes first in a checkpoint, and after the layers and the last norm in decoder.py.
        var names = new ArrayList<>(parameters.all().keySet());
        names.remove(ModelConfig.EMBEDDING);
        boolean tied = folder.config().tiedEmbeddings();
        names.add(tied ? names.size() : names.size() - 1, ModelConfig.EMBEDDING);
        return names;
    }

    private static Map<String, Number> constants(
            ModelConfig config, Optional<LoraSettings> lora, double dropout, ComputeSettings compute) {
        var constants = new LinkedHashMap<String, Number>();
        constants.put("layers", config.layers());
        constants.put("heads", config.attention().heads());
        constants.put("kv_heads", config.attention().keyValueHeads());
        constants.put("head_dim", config.attention().headDim());
        constants.put("epsilon", config.normEpsilon());
        constants.put("lora_scale", lora.map(LoraSettings::scale).orElse(0.0));
        constants.put("lora_dropout", dropout);
        constants.put("full", lora.isPresent() ? 0 : 1);
        constants.put("tied", config.tiedEmbeddings() ? 1 : 0);
        constants.put("bfloat16", compute.bfloat16() ? 1 : 0);
        return constants;
    }

    /** Cosines or sines of the rotary embedding: (positions, head dimension), both halves alike. */
    private NDArray rotation(boolean cosine) {
        ModelConfig config = folder.config();
        int headDim = config.attention().headDim();
        double[] frequencies = config.rope().frequencies(headDim);
        FloatBuffer values = FloatBuffer.allocate(config.maxPositions() * headDim);
        for (int position = 0; position < config.maxPositions(); position++) {
            for (int i = 0; i < headDim; i++) {
                double angle = position * frequencies[i % frequencies.length];
                values.put((float) (cosine ? Math.cos(angle) : Math.sin(angle)));
            }
        }
        return NativeArrays.of(manager, List.of((long) config.maxPositions(), (long) headDim), values.flip());
    }

    /** In the order that decoder.py documents. */
    private NDList weights() {
        var list = new NDList();
        for (int layer = 0; layer < folder.config().layers(); layer++) {
            String block = "model.layers." + layer + ".";
            list.add(weight(block + "input_layernorm.weight"));
            for (String projection : ModelConfig.PROJECTIONS) {
                list.add(weight(block + projection + ".weight"));
                list.add(weight(block + projection + ".bias"));
            }
            list.add(weight(block + "self_attn.q_norm.weight"));
            list.add(weight(block + "self_attn.k_norm.weight"));
            list.add(weight(block + "post_attention_layernorm.weight"));
        }
        list.add(weight("model.norm.weight"));
        list.add(weight(ModelConfig.EMBEDDING));
        list.add(weight(folder.config().tiedEmbeddings() ? ModelConfig.EMBEDDING : ModelConfig.OUTPUT));
        return list;
    }

    private NDArray weight(String name) {
        return parameters.has(name) ? parameters.get(name) : noWeight;
    }

    /** In the order that decoder.py documents. */
    private NDList updates() {
        var list = new NDList();
        for (int layer = 0; layer < folder.config().layers(); layer++) {
            for (String projection : ModelConfig.PROJECTIONS) {
                String module = "model.layers." + layer + "." + projection;
                Optional<LoraUpdate.Pair> pair = update.flatMap(lora -> lora.of(module));
                list.add(pair.map(LoraUpdate.Pair::a).orElse(noFactor));
                list.add(pair.map(LoraUpdate.Pair::b).orElse(noFactor));
            }
        }
        return list;
    }
}
