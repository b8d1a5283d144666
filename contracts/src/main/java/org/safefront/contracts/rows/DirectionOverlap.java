package org.safefront.contracts.rows;

import org.safefront.contracts.Require;

/**
 * How much of an update D lies along the first k singular directions of a weight matrix W, on one side of it. With
 * {@code W_k = U_k S_k V_k^T}, weighted is {@code |W_k^T D|^2 / (|W_k|^2 |D|^2)} for columns and {@code |D W_k^T|^2} over the same
 * for rows.
 *
 * @param weighted mean of the shares of D's squared norm along each direction, weighted by the squared singular values, 0 to 1
 * @param weightedRatio that over its mean for random updates, which is 1 / (size of the side)
 * @param uniform share of D's squared norm that lies within the k directions, 0 to 1
 * @param uniformRatio that over its mean for random updates, which is k / (size of the side)
 */
public record DirectionOverlap(double weighted, double weightedRatio, double uniform, double uniformRatio) {
    /** What float32 directions may leave above 1. */
    static final double ROUNDING = 1e-5;

    public DirectionOverlap {
        Require.between("weighted", 0, 1 + ROUNDING, weighted);
        Require.between("weightedRatio", 0, Double.MAX_VALUE, weightedRatio);
        Require.between("uniform", 0, 1 + ROUNDING, uniform);
        Require.between("uniformRatio", 0, Double.MAX_VALUE, uniformRatio);
    }
}
