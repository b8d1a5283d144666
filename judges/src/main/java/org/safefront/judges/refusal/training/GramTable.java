package org.safefront.judges.refusal.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A linear classifier with a softmax over sets of places: each place has one weight for each class, and a set's weights are added and
 * divided by the root of their number. Learns by AdaGrad.
 */
final class GramTable {
    /** The byte of a weight of zero. */
    static final int ZERO = 128;

    private static final int STEPS = 127;
    private static final double RATE = 0.3;
    private static final double TINY = 1e-6;

    private final int classes;
    private final float[] weights;
    private final float[] squares;
    private final float[] bias;
    private final float[] biasSquares;

    GramTable(int places, int classes) {
        this.classes = classes;
        this.weights = new float[places * classes];
        this.squares = new float[places * classes];
        this.bias = new float[classes];
        this.biasSquares = new float[classes];
    }

    /**
     * Rounds the weights to 255 steps, so that one takes a byte in the file. Whatever is trained on top of this table should be so
     * after it.
     */
    void round() {
        float step = step();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.round(weights[i] / step) * step;
        }
    }

    /** The distance between two weights that can be told apart when they are rounded. */
    float step() {
        float largest = 0;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        return largest == 0 ? 1 : largest / STEPS;
    }

    /** One byte for each class of each place, place by place: how many steps above or below {@link #ZERO}. */
    byte[] bytes() {
        float step = step();
        var bytes = new byte[weights.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (ZERO + Math.round(weights[i] / step));
        }
        return bytes;
    }

    int places() {
        return weights.length / classes;
    }

    int classes() {
        return classes;
    }

    float[] bias() {
        return bias.clone();
    }

    double[] probabilities(int[] places) {
        double scale = scale(places.length);
        var scores = new double[classes];
        for (int k = 0; k < classes; k++) {
            double sum = 0;
            for (int place : places) {
                sum += weights[place * classes + k];
            }
            scores[k] = sum * scale + bias[k];
        }
        return Softmax.of(scores);
    }

    /** One step towards the label. */
    void learn(int[] places, int label, double strength) {
        double[] errors = probabilities(places);
        errors[label] -= 1;
        double scale = scale(places.length);
        for (int k = 0; k < classes; k++) {
            double gradient = strength * errors[k];
            step(bias, biasSquares, k, gradient);
            for (int place : places) {
                step(weights, squares, place * classes + k, gradient * scale);
            }
        }
    }

    /** Leaves out a part of the places, at random: what was learned must not hang on a few of them. */
    static int[] thinned(int[] places, double kept, SplittableRandom random) {
        var thinned = new int[places.length];
        int count = 0;
        for (int place : places) {
            if (random.nextDouble() < kept) {
                thinned[count++] = place;
            }
        }
        return Arrays.copyOf(thinned, count);
    }

    static double scale(int count) {
        return 1 / Math.sqrt(Math.max(1, count));
    }

    private static void step(float[] values, float[] squares, int at, double gradient) {
        squares[at] += (float) (gradient * gradient);
        values[at] -= (float) (RATE * gradient / (Math.sqrt(squares[at]) + TINY));
    }
}
