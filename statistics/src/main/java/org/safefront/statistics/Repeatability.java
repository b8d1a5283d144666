package org.safefront.statistics;

import java.util.Optional;

/**
 * How alike runs of one recipe are.
 *
 * @param trainSeeds how many
 * @param decodeSeeds how many for each of them
 * @param questions how many
 * @param mean score of all runs, 0 to 1
 * @param components what a rate varies by
 * @param sameCheckpoint how far two runs of one checkpoint are apart; absent for one decode seed each
 * @param newTraining how far two runs are apart if the second is trained anew; absent for one train seed
 * @param flips how often two samples of one question disagree
 */
public record Repeatability(
        int trainSeeds,
        int decodeSeeds,
        int questions,
        double mean,
        VarianceComponents components,
        Optional<NoiseFloor> sameCheckpoint,
        Optional<NoiseFloor> newTraining,
        FlipRate flips) {
    /** Of a full table of runs. */
    public static Repeatability of(SeedTable table) {
        MeanSquares squares = MeanSquares.of(table);
        return new Repeatability(
                squares.trainSeeds(),
                squares.decodeSeeds(),
                squares.questions(),
                table.mean(),
                VarianceComponents.of(squares),
                NoiseFloor.ofDecoding(squares),
                NoiseFloor.ofTraining(squares),
                FlipRate.of(table));
    }
}
