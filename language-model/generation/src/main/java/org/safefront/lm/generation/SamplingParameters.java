package org.safefront.lm.generation;

/**
 * How the next token is drawn. The filters narrow the choice in this order, each what the one before left: temperature,
 * {@code topK}, {@code topP}, {@code minP}, as in Hugging Face transformers.
 *
 * @param temperature divides the logits; 0 always takes the most probable token, the one with the lowest id among equals
 * @param topP keeps the most probable tokens until they have this share together, the one that reaches it included; 1 for all
 * @param topK keeps so many of the most probable tokens; 0 for all
 * @param minP keeps tokens that are at least this share as probable as the most probable one; 0 for all
 * @param seed of the request's own stream of random numbers
 */
public record SamplingParameters(double temperature, double topP, int topK, double minP, long seed) {
    public SamplingParameters {
        require(temperature >= 0 && Double.isFinite(temperature), "temperature must be 0 or more", temperature);
        require(topP > 0 && topP <= 1, "topP must be above 0 and at most 1", topP);
        require(topK >= 0, "topK must be 0 or more", topK);
        require(minP >= 0 && minP <= 1, "minP must be between 0 and 1", minP);
    }

    /** Always the most probable token. */
    public static SamplingParameters greedy() {
        return new SamplingParameters(0, 1, 0, 0, 0);
    }

    /** Whether nothing is left to chance. */
    public boolean isGreedy() {
        return temperature == 0;
    }

    private static void require(boolean condition, String rule, Number value) {
        if (!condition) {
            throw new IllegalArgumentException(rule + ", was " + value);
        }
    }
}
