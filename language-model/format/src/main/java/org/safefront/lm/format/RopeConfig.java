package org.safefront.lm.format;

import java.util.Optional;

/**
 * Rotary position embedding.
 *
 * @param theta base of the geometric series of wave lengths
 * @param scaling how long contexts stretch them, absent for none
 */
public record RopeConfig(double theta, Optional<Llama3> scaling) {
    /**
     * The scaling of Llama 3: long waves are slowed by {@code factor}, short ones kept, those between interpolated.
     *
     * @param factor of slowing
     * @param lowFrequencyFactor waves longer than {@code originalPositions} divided by this are long
     * @param highFrequencyFactor waves shorter than {@code originalPositions} divided by this are short
     * @param originalPositions context length of pre-training
     */
    public record Llama3(double factor, double lowFrequencyFactor, double highFrequencyFactor, int originalPositions) {}

    /** Radians a token for each of the {@code headDim / 2} pairs, after scaling. */
    public double[] frequencies(int headDim) {
        var frequencies = new double[headDim / 2];
        for (int i = 0; i < frequencies.length; i++) {
            double frequency = Math.pow(theta, -2.0 * i / headDim);
            frequencies[i] = scaling.map(llama3 -> scale(frequency, llama3)).orElse(frequency);
        }
        return frequencies;
    }

    private static double scale(double frequency, Llama3 llama3) {
        double waveLength = 2 * Math.PI / frequency;
        if (waveLength < llama3.originalPositions / llama3.highFrequencyFactor) {
            return frequency;
        }
        if (waveLength > llama3.originalPositions / llama3.lowFrequencyFactor) {
            return frequency / llama3.factor;
        }
        double smooth = (llama3.originalPositions / waveLength - llama3.lowFrequencyFactor)
                / (llama3.highFrequencyFactor - llama3.lowFrequencyFactor);
        return (1 - smooth) * frequency / llama3.factor + smooth * frequency;
    }
}
