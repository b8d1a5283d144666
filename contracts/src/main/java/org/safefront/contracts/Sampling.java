package org.safefront.contracts;

/**
 * How text is generated.
 *
 * @param temperature 0 for greedy decoding
 * @param topP smallest probability mass that is kept, 1 for all
 * @param maxTokens most tokens in one answer, thinking included
 * @param seed from which each sample's own seed is derived
 */
public record Sampling(double temperature, double topP, int maxTokens, long seed) {
    public Sampling {
        Require.between("temperature", 0, 10, temperature);
        Require.positive("topP", topP);
        Require.between("topP", 0, 1, topP);
        Require.atLeast("maxTokens", 1, maxTokens);
    }

    /** The same text for the same values, on every machine and Java version. */
    public String fingerprint() {
        return new Fingerprint()
                .add(temperature)
                .add(topP)
                .add(maxTokens)
                .add(seed)
                .text();
    }
}
