package org.safefront.lm.training;

import java.util.Optional;

/** What geometry.py measures of an update D of a matrix W, and what follows from it. */
final class UpdateMeasures {
    /** Places in what geometry.py returns: |W|^2, &lt;W, D&gt;, |D|^2, spectral norm of D, then the shares of each direction. */
    private static final int BASE_SQUARED = 0;

    private static final int INNER = 1;
    private static final int SQUARED = 2;
    private static final int SPECTRAL = 3;
    private static final int SHARES = 4;

    private final double[] numbers;

    UpdateMeasures(double[] numbers) {
        this.numbers = numbers.clone();
    }

    UpdateMeasures withSpectralNorm(double norm) {
        var changed = new UpdateMeasures(numbers);
        changed.numbers[SPECTRAL] = norm;
        return changed;
    }

    /** @param directions of W, about which the shares are */
    MatrixGeometry geometry(StackedDirections directions) {
        Projection projection = directions.projection();
        double norm = Math.sqrt(numbers[SQUARED]);
        return new MatrixGeometry(
                projection.layer(),
                projection.name(),
                projection.outputs(),
                projection.inputs(),
                norm,
                norm / Math.sqrt(numbers[BASE_SQUARED]),
                numbers[SPECTRAL],
                norm == 0 ? Optional.empty() : Optional.of(direction(directions)));
    }

    private MatrixGeometry.Direction direction(StackedDirections directions) {
        Projection projection = directions.projection();
        double spectral = numbers[SPECTRAL];
        return new MatrixGeometry.Direction(
                numbers[SQUARED] / (spectral * spectral),
                Math.abs(numbers[INNER]) / Math.sqrt(numbers[SQUARED] * numbers[BASE_SQUARED]),
                directions.count(),
                overlap(directions, SHARES, projection.outputs()),
                overlap(directions, SHARES + directions.count(), projection.inputs()));
    }

    private MatrixGeometry.Overlap overlap(StackedDirections directions, int from, int size) {
        double within = 0;
        double weighted = 0;
        double weights = 0;
        for (int i = 0; i < directions.count(); i++) {
            double weight = directions.value(i) * directions.value(i);
            within += numbers[from + i];
            weighted += weight * numbers[from + i];
            weights += weight;
        }
        double mean = weighted / (weights * numbers[SQUARED]);
        double share = within / numbers[SQUARED];
        return new MatrixGeometry.Overlap(mean, mean * size, share, share * size / directions.count());
    }
}
