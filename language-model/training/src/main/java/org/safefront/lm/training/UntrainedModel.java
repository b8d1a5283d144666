package org.safefront.lm.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.safefront.lm.format.ModelFolder;

/** A model as it is before anything is trained. */
public final class UntrainedModel implements AutoCloseable {
    private final NDManager manager;
    private final Decoder decoder;

    private UntrainedModel(NDManager manager, Decoder decoder) {
        this.manager = manager;
        this.decoder = decoder;
    }

    /** Loads a model. */
    public static UntrainedModel open(ModelFolder folder, ComputeSettings compute) {
        NDManager manager = Engine.getEngine("PyTorch").newBaseManager(compute.device());
        try {
            return new UntrainedModel(manager, Decoder.load(manager, folder, Optional.empty(), 0, compute));
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Logits of the token after these, in float32: one for each of the vocabulary. */
    public float[] logitsAfter(int[] prompt) {
        return decoder.logitsAfter(prompt);
    }

    @Override
    public void close() {
        decoder.close();
        manager.close();
    }
}
