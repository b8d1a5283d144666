package org.safefront.contracts.rows;

import java.util.Optional;
import org.safefront.contracts.Projection;
import org.safefront.contracts.Require;

/**
 * How the update D of one weight matrix W of a checkpoint lies to the matrix of the base. Numbers are rounded to nine digits.
 *
 * @param layer of the decoder, from 0
 * @param projection which matrix of the layer
 * @param outputs rows of W
 * @param inputs columns of W
 * @param norm Frobenius norm of D
 * @param relativeNorm that over the Frobenius norm of W
 * @param spectralNorm largest singular value of D
 * @param direction where D points, absent where D is zero
 */
public record MatrixUpdate(
        int layer,
        Projection projection,
        int outputs,
        int inputs,
        double norm,
        double relativeNorm,
        double spectralNorm,
        Optional<UpdateDirection> direction) {
    public MatrixUpdate {
        Require.atLeast("layer", 0, layer);
        Require.present("projection", projection);
        Require.atLeast("outputs", 1, outputs);
        Require.atLeast("inputs", 1, inputs);
        Require.between("norm", 0, Double.MAX_VALUE, norm);
        Require.between("relativeNorm", 0, Double.MAX_VALUE, relativeNorm);
        Require.between("spectralNorm", 0, Double.MAX_VALUE, spectralNorm);
        Require.present("direction", direction);
        Require.that(direction.isPresent() == norm > 0, "direction must be there where the norm is not zero");
    }
}
