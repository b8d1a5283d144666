package org.safefront.judges.refusal.training;

import java.util.Arrays;

/** Scores as probabilities. */
final class Softmax {
    private Softmax() {}

    /** In strict arithmetic, so that every machine trains the same model. */
    static double[] of(double[] scores) {
        double largest = Arrays.stream(scores).max().orElseThrow();
        var probabilities = new double[scores.length];
        double total = 0;
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = StrictMath.exp(scores[i] - largest);
            total += probabilities[i];
        }
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] /= total;
        }
        return probabilities;
    }
}
