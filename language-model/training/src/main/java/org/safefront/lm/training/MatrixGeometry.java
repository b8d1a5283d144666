package org.safefront.lm.training;

import java.util.Optional;

/**
 * How the update D of one weight matrix W lies to the matrix that it changes.
 *
 * @param layer of the decoder, from 0
 * @param projection its name within the layer, for instance mlp.up_proj
 * @param outputs rows of W
 * @param inputs columns of W
 * @param norm Frobenius norm of D
 * @param relativeNorm that norm over the Frobenius norm of W
 * @param spectralNorm largest singular value of D
 * @param direction where D points, absent where D is zero
 */
public record MatrixGeometry(
        int layer,
        String projection,
        int outputs,
        int inputs,
        double norm,
        double relativeNorm,
        double spectralNorm,
        Optional<Direction> direction) {
    /**
     * Where an update points.
     *
     * @param stableRank squared Frobenius norm of D over its squared spectral norm: 1 for rank one, at most the rank
     * @param cosine size of the cosine between D and W, taken as vectors: |&lt;W, D&gt;| / (|W| |D|)
     * @param directions k, how many of W's singular directions the overlaps are about: those of its largest values
     * @param columns of the columns of D, which are what it writes, with the left directions of W
     * @param rows of the rows of D, which are what it reads, with the right directions of W
     */
    public record Direction(double stableRank, double cosine, int directions, Overlap columns, Overlap rows) {}

    /**
     * How much of an update lies along the first k singular directions of the weights.
     *
     * @param weighted mean of the shares of D's squared norm along each direction, weighted by the squared singular values
     * @param weightedRatio that over its mean for random updates, 1 / size of the space
     * @param uniform share of D's squared norm within the space of these directions, 0 to 1
     * @param uniformRatio that over its mean for random updates, k / size of the space
     */
    public record Overlap(double weighted, double weightedRatio, double uniform, double uniformRatio) {}
}
