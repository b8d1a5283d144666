package org.safefront.eval.model;

import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.generation.GeneratorSettings;
import org.safefront.lm.generation.decoder.Precision;

/**
 * How much runs at once, and in which numbers. What a model writes depends on the numbers alone.
 *
 * @param slots texts written side by side, at most
 * @param threads of the processor
 * @param cacheBytes for the keys and values of all texts; where texts are long fewer are written side by side, and the
 *     others wait
 * @param precision of weights and of what is computed from them; part of every result
 * @param mergeBelow models of fewer parameters are loaded anew for each adapter, with it merged into them
 */
public record Capacity(int slots, int threads, long cacheBytes, Precision precision, long mergeBelow) {
    /** In float32. */
    public Capacity(int slots, int threads, long cacheBytes, long mergeBelow) {
        this(slots, threads, cacheBytes, Precision.FLOAT32, mergeBelow);
    }

    /** With the precision by its name. */
    public static Capacity of(int slots, int threads, long cacheBytes, String precision, long mergeBelow) {
        return new Capacity(slots, threads, cacheBytes, Precision.of(precision), mergeBelow);
    }

    /** Settings for texts of that length, of at least one slot. */
    GeneratorSettings settings(ModelConfig model, int length) {
        long slotBytes = new GeneratorSettings(1, length, threads).in(precision).cacheBytes(model);
        long fitting = Math.min(cacheBytes / slotBytes, addressable(model, slotBytes));
        return new GeneratorSettings((int) Math.max(1, Math.min(slots, fitting)), length, threads).in(precision);
    }

    /** The keys of a layer are one block of memory, and so are its values. */
    private static long addressable(ModelConfig model, long slotBytes) {
        return Integer.MAX_VALUE / Math.max(1, slotBytes / (2L * model.layers()));
    }
}
