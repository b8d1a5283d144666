package org.safefront.lm.generation.decoder;

import java.util.Arrays;
import org.safefront.lm.format.ModelConfig;

/**
 * Heads as they lie in the cache. The attention operator rotates heads of a multiple of 16 numbers; the two halves of a
 * narrower head are each filled up with zeros, which change no product.
 *
 * @param heads that have keys and values
 * @param width of a head in the model
 * @param paddedWidth of a head in the cache
 */
record CachedHeads(int heads, int width, int paddedWidth) {
    private static final int MULTIPLE = 16;

    static CachedHeads of(ModelConfig config) {
        int width = config.attention().headDim();
        return new CachedHeads(config.attention().keyValueHeads(), width, (width + MULTIPLE - 1) / MULTIPLE * MULTIPLE);
    }

    boolean isPadded() {
        return paddedWidth > width;
    }

    /** Radians a token, for each pair of a padded head; pairs of zeros do not turn. */
    double[] frequencies(ModelConfig config) {
        return Arrays.copyOf(config.rope().frequencies(width), paddedWidth / 2);
    }
}
