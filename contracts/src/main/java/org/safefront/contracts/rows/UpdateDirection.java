package org.safefront.contracts.rows;

import org.safefront.contracts.Require;

/**
 * Where the update D of a weight matrix W points.
 *
 * @param stableRank squared Frobenius norm of D over its squared spectral norm: 1 for rank one, at most the rank
 * @param cosine size of the cosine between D and W as vectors, 0 to 1
 * @param directions k: how many singular directions of W the overlaps are about, those of its largest values
 * @param columns of the columns of D, what it writes, with the left directions of W
 * @param rows of the rows of D, what it reads, with the right directions of W
 */
public record UpdateDirection(
        double stableRank, double cosine, int directions, DirectionOverlap columns, DirectionOverlap rows) {
    public UpdateDirection {
        Require.positive("stableRank", stableRank);
        Require.between("cosine", 0, 1 + DirectionOverlap.ROUNDING, cosine);
        Require.atLeast("directions", 1, directions);
        Require.present("columns", columns);
        Require.present("rows", rows);
    }
}
