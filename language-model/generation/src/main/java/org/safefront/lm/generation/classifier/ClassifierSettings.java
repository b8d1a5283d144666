package org.safefront.lm.generation.classifier;

/**
 * How a classifier uses the machine.
 *
 * @param threads that share the work of one operator
 * @param tokensPerBatch padding included; a longer text is judged alone
 */
public record ClassifierSettings(int threads, int tokensPerBatch) {
    /**
     * On CPU padding is a pure loss: 32 texts of 15 to 398 tokens took 1.51 s one by one, 1.53 s in sorted batches of at most
     * 512 tokens, and 4.77 s in batches of 16 texts as they came (6 layers of 384).
     */
    private static final int CPU_TOKENS = 512;

    public ClassifierSettings {
        if (threads < 1 || tokensPerBatch < 1) {
            throw new IllegalArgumentException(
                    "threads and tokensPerBatch must be positive, were " + threads + " and " + tokensPerBatch);
        }
    }

    /** Small batches. */
    public static ClassifierSettings onCpu(int threads) {
        return new ClassifierSettings(threads, CPU_TOKENS);
    }
}
