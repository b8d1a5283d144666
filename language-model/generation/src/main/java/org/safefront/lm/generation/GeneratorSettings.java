package org.safefront.lm.generation;

import java.util.Objects;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.generation.decoder.DecoderSession;
import org.safefront.lm.generation.decoder.DecoderSettings;
import org.safefront.lm.generation.decoder.Precision;

/**
 * How much a generator may use.
 *
 * @param slots answers that are written at the same time
 * @param maxLength tokens of a prompt and its answer together
 * @param prefillTokens of prompts that are read between two steps, so that a long prompt does not hold the others up
 * @param threads that share the work of one operator; 1 is best for small models
 * @param precision of the weights and of what is computed from them
 */
public record GeneratorSettings(int slots, int maxLength, int prefillTokens, int threads, Precision precision) {
    /** A prompt of one token and an answer of one. */
    private static final int SHORTEST = 2;

    /** Tokens of prompts between two steps, unless said otherwise: about as much work as ten steps of many rows. */
    private static final int PREFILL_TOKENS = 512;

    public GeneratorSettings {
        Objects.requireNonNull(precision, "precision");
        if (slots < 1 || maxLength < SHORTEST || prefillTokens < 1 || threads < 1) {
            throw new IllegalArgumentException("slots, prefillTokens and threads must be at least 1 and maxLength at"
                    + " least " + SHORTEST + ", were " + slots + ", " + prefillTokens + ", " + threads + " and "
                    + maxLength);
        }
    }

    /** Settings in float32. */
    public GeneratorSettings(int slots, int maxLength, int prefillTokens, int threads) {
        this(slots, maxLength, prefillTokens, threads, Precision.FLOAT32);
    }

    /** Settings in float32 with the usual share of prompts. */
    public GeneratorSettings(int slots, int maxLength, int threads) {
        this(slots, maxLength, PREFILL_TOKENS, threads);
    }

    /** The same in another precision. */
    public GeneratorSettings in(Precision other) {
        return new GeneratorSettings(slots, maxLength, prefillTokens, threads, other);
    }

    /** Bytes of keys and values that a generator of this model allocates at once, besides the weights. */
    public long cacheBytes(ModelConfig model) {
        return DecoderSession.cacheBytes(model, decoder());
    }

    /** The part of them that is the decoder's. */
    DecoderSettings decoder() {
        return new DecoderSettings(slots, maxLength, threads, precision);
    }
}
