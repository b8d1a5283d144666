package org.safefront.eval.model;

import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.generation.GeneratorSettings;

/**
 * How much runs at once. What a model writes does not depend on it.
 *
 * @param slots texts written side by side, at most
 * @param threads of the processor
 * @param cacheBytes for the keys and values of all texts; fewer are written side by side where they are long
 * @param mergeBelow models of fewer parameters are loaded anew for each adapter, with it merged into them
 */
public record Capacity(int slots, int threads, long cacheBytes, long mergeBelow) {
    /** Settings for texts of that length, of at least one slot. */
    GeneratorSettings settings(ModelConfig model, int length) {
        long slotBytes = new GeneratorSettings(1, length, threads).cacheBytes(model);
        long fitting = Math.max(1, cacheBytes / slotBytes);
        return new GeneratorSettings((int) Math.min(slots, fitting), length, threads);
    }
}
