package org.safefront.lm.generation.decoder;

import java.nio.FloatBuffer;
import org.safefront.lm.format.adapter.LoraFactors;

/** Adds an adapter's update to a copy of the weight that it belongs to. */
final class LoraMerge {
    private LoraMerge() {}

    /** Adds {@code scale * B A} to the weight (outputs, inputs). Sums are made in double and rounded once. */
    static void addTo(FloatBuffer weight, LoraFactors factors) {
        var row = new double[factors.inputs()];
        for (int output = 0; output < factors.outputs(); output++) {
            int start = output * factors.inputs();
            for (int input = 0; input < row.length; input++) {
                row[input] = weight.get(start + input);
            }
            for (int rank = 0; rank < factors.rank(); rank++) {
                double factor = factors.scale() * factors.b().get(output * factors.rank() + rank);
                addScaled(row, factors.a(), rank * factors.inputs(), factor);
            }
            for (int input = 0; input < row.length; input++) {
                weight.put(start + input, (float) row[input]);
            }
        }
    }

    private static void addScaled(double[] row, FloatBuffer numbers, int start, double factor) {
        for (int input = 0; input < row.length; input++) {
            row[input] += factor * numbers.get(start + input);
        }
    }
}
