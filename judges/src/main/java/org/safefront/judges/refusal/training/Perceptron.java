package org.safefront.judges.refusal.training;

import java.util.SplittableRandom;

/** A network with one hidden layer of rectified units and a softmax. Learns by Adam, one example at a time in small batches. */
final class Perceptron {
    private static final double RATE = 2e-3;
    private static final double DECAY = 1e-4;
    private static final double FIRST_MOMENT = 0.9;
    private static final double SECOND_MOMENT = 0.999;
    private static final double TINY = 1e-8;

    private final int inputs;
    private final int hidden;
    private final int classes;
    private final double[] values;
    private final double[] gradients;
    private final double[] first;
    private final double[] second;
    private final double[] active;
    private int steps;

    Perceptron(int inputs, int hidden, int classes, SplittableRandom random) {
        this.inputs = inputs;
        this.hidden = hidden;
        this.classes = classes;
        int size = hidden * (inputs + 1) + classes * (hidden + 1);
        this.values = new double[size];
        this.gradients = new double[size];
        this.first = new double[size];
        this.second = new double[size];
        this.active = new double[hidden];
        for (int i = 0; i < hidden * inputs; i++) {
            values[i] = (2 * random.nextDouble() - 1) * Math.sqrt(3.0 / inputs);
        }
        for (int i = 0; i < classes * hidden; i++) {
            values[outputAt() + i] = (2 * random.nextDouble() - 1) * Math.sqrt(3.0 / hidden);
        }
    }

    /** Hidden units by inputs. */
    float[] hiddenWeights() {
        return slice(0, hidden * inputs);
    }

    float[] hiddenBias() {
        return slice(hidden * inputs, hidden);
    }

    /** Classes by hidden units. */
    float[] outputWeights() {
        return slice(outputAt(), classes * hidden);
    }

    float[] outputBias() {
        return slice(outputAt() + classes * hidden, classes);
    }

    double[] probabilities(float[] x) {
        for (int h = 0; h < hidden; h++) {
            double sum = values[hidden * inputs + h];
            for (int i = 0; i < inputs; i++) {
                sum += values[h * inputs + i] * x[i];
            }
            active[h] = Math.max(0, sum);
        }
        var scores = new double[classes];
        for (int k = 0; k < classes; k++) {
            double sum = values[outputAt() + classes * hidden + k];
            for (int h = 0; h < hidden; h++) {
                sum += values[outputAt() + k * hidden + h] * active[h];
            }
            scores[k] = sum;
        }
        return Softmax.of(scores);
    }

    /** Adds one example's gradient to those of the batch. */
    void accumulate(float[] x, int label) {
        double[] errors = probabilities(x);
        errors[label] -= 1;
        for (int k = 0; k < classes; k++) {
            gradients[outputAt() + classes * hidden + k] += errors[k];
            for (int h = 0; h < hidden; h++) {
                gradients[outputAt() + k * hidden + h] += errors[k] * active[h];
            }
        }
        for (int h = 0; h < hidden; h++) {
            if (active[h] > 0) {
                accumulateHidden(h, x, errors);
            }
        }
    }

    /** Applies the gradients of a batch of this size. */
    void step(int batch, double strength) {
        steps++;
        double firstCorrection = 1 - StrictMath.pow(FIRST_MOMENT, steps);
        double secondCorrection = 1 - StrictMath.pow(SECOND_MOMENT, steps);
        for (int i = 0; i < values.length; i++) {
            double gradient = gradients[i] / batch;
            first[i] = FIRST_MOMENT * first[i] + (1 - FIRST_MOMENT) * gradient;
            second[i] = SECOND_MOMENT * second[i] + (1 - SECOND_MOMENT) * gradient * gradient;
            double change = first[i] / firstCorrection / (Math.sqrt(second[i] / secondCorrection) + TINY);
            values[i] -= RATE * strength * (change + DECAY / RATE * values[i]);
            gradients[i] = 0;
        }
    }

    private void accumulateHidden(int h, float[] x, double[] errors) {
        double back = 0;
        for (int k = 0; k < classes; k++) {
            back += errors[k] * values[outputAt() + k * hidden + h];
        }
        gradients[hidden * inputs + h] += back;
        for (int i = 0; i < inputs; i++) {
            gradients[h * inputs + i] += back * x[i];
        }
    }

    private int outputAt() {
        return hidden * (inputs + 1);
    }

    private float[] slice(int from, int length) {
        var slice = new float[length];
        for (int i = 0; i < length; i++) {
            slice[i] = (float) values[from + i];
        }
        return slice;
    }
}
