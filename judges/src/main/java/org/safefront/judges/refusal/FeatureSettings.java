package org.safefront.judges.refusal;

/**
 * Sizes on which features and model must agree.
 *
 * @param exchangeGrams of the table of word sequences of whole exchanges
 * @param sentenceGrams of the table of word sequences of sentences
 */
public record FeatureSettings(int exchangeGrams, int sentenceGrams) {
    public FeatureSettings {
        if (Integer.bitCount(exchangeGrams) != 1 || Integer.bitCount(sentenceGrams) != 1) {
            throw new IllegalArgumentException(
                    "tables have a power of two of places, not " + exchangeGrams + " and " + sentenceGrams);
        }
    }
}
