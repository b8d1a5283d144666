package org.safefront.lm.format.adapter;

import java.nio.FloatBuffer;

/**
 * The update of one projection: {@code W + scale * B A}.
 *
 * @param module path within the model, for instance model.layers.0.mlp.up_proj
 * @param rank rows of A and columns of B
 * @param inputs columns of A
 * @param outputs rows of B
 * @param scale factor of the product
 * @param a numbers of A (rank, inputs), row by row
 * @param b numbers of B (outputs, rank), row by row
 */
public record LoraFactors(
        String module, int rank, int inputs, int outputs, double scale, FloatBuffer a, FloatBuffer b) {
    public LoraFactors {
        if (a.remaining() != rank * inputs || b.remaining() != outputs * rank) {
            throw new IllegalArgumentException(module + ": factors do not have the sizes " + rank + " x " + inputs
                    + " and " + outputs + " x " + rank);
        }
    }
}
