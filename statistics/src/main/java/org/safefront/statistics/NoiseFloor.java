package org.safefront.statistics;

import java.util.Optional;

/**
 * How far apart two runs of the same recipe on the same questions come out by chance. A smaller difference between two
 * recipes, each run once, is nothing to be explained.
 *
 * @param deviation standard deviation of a run's score
 * @param degreesOfFreedom on which it rests, by Satterthwaite, Biometrics Bulletin 2 (1946), where it is a sum
 * @param range differences of two runs are within ± this in 95 of 100 cases: {@code t sqrt(2) deviation} (the coefficient of
 *     repeatability of Bland and Altman, Statistical Methods in Medical Research 8, 1999, with t for 1.96)
 */
public record NoiseFloor(double deviation, double degreesOfFreedom, double range) {
    /** Of the same checkpoint with other decode seeds; absent for one decode seed each. */
    static Optional<NoiseFloor> ofDecoding(MeanSquares squares) {
        return squares.decodeDegrees() == 0
                ? Optional.empty()
                : Optional.of(of(squares.decode() / squares.questions(), squares.decodeDegrees()));
    }

    /** Of checkpoints that were trained with other seeds, decoded with other seeds; absent for one train seed. */
    static Optional<NoiseFloor> ofTraining(MeanSquares squares) {
        if (squares.trainDegrees() == 0) {
            return Optional.empty();
        }
        int decodes = squares.decodeSeeds();
        // Means over decode seeds vary less than single runs do; the second term gives that back.
        double ofMeans = squares.train() / ((double) squares.questions() * decodes);
        double within = decodes == 1 ? 0 : squares.decode() * (1 - 1.0 / decodes) / squares.questions();
        double variance = ofMeans + within;
        double uncertainty = ofMeans * ofMeans / squares.trainDegrees()
                + (decodes == 1 ? 0 : within * within / squares.decodeDegrees());
        double degrees =
                uncertainty > 0 ? variance * variance / uncertainty : squares.trainDegrees() + squares.decodeDegrees();
        return Optional.of(of(variance, degrees));
    }

    private static NoiseFloor of(double variance, double degreesOfFreedom) {
        double deviation = Math.sqrt(variance);
        double range = Quantiles.student(Quantiles.UPPER, degreesOfFreedom) * Math.sqrt(2) * deviation;
        return new NoiseFloor(deviation, degreesOfFreedom, range);
    }
}
