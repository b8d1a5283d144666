package org.safefront.lm.generation;

import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.generation.decoder.DecoderSession;

/**
 * How much a generator may use.
 *
 * @param slots answers that are written at the same time
 * @param maxLength tokens of a prompt and its answer together
 * @param threads that share the work of one operator; 1 is best for small models
 */
public record GeneratorSettings(int slots, int maxLength, int threads) {
    /** A prompt of one token and an answer of one. */
    private static final int SHORTEST = 2;

    public GeneratorSettings {
        if (slots < 1 || maxLength < SHORTEST || threads < 1) {
            throw new IllegalArgumentException("slots and threads must be at least 1 and maxLength at least " + SHORTEST
                    + ", were " + slots + ", " + threads + " and " + maxLength);
        }
    }

    /** Bytes of keys and values that a generator of this model allocates at once, besides the weights. */
    public long cacheBytes(ModelConfig model) {
        return DecoderSession.cacheBytes(model, slots, maxLength);
    }
}
