package org.safefront.lm.format;

/**
 * Sizes and variants of grouped-query attention.
 *
 * @param heads query heads
 * @param keyValueHeads key and value heads, a divisor of {@code heads}
 * @param headDim numbers in one head
 * @param inputBias whether q, k and v projections have a bias
 * @param outputBias whether the o projection has one
 * @param headNorm whether queries and keys are normalised head by head before rotation (Qwen3)
 */
public record AttentionConfig(
        int heads, int keyValueHeads, int headDim, boolean inputBias, boolean outputBias, boolean headNorm) {
    public AttentionConfig {
        if (heads < 1 || keyValueHeads < 1 || headDim < 2 || headDim % 2 != 0) {
            throw new InvalidModelException(
                    "config.json: attention needs at least one head and an even head dimension");
        }
        if (heads % keyValueHeads != 0) {
            throw new InvalidModelException("config.json: num_attention_heads (" + heads
                    + ") must be a multiple of num_key_value_heads (" + keyValueHeads + ")");
        }
    }

    /** Numbers in the queries of one token. */
    public int queryWidth() {
        return heads * headDim;
    }

    /** Numbers in the keys, or in the values, of one token. */
    public int keyValueWidth() {
        return keyValueHeads * headDim;
    }
}
