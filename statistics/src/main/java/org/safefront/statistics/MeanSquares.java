package org.safefront.statistics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The mean squares of a full table of rates, (train seed, decode seed, question), in which decode seeds are nested in train
 * seeds and questions cross both. Searle, Casella and McCulloch, Variance Components, 1992, chapter 4. Not a number where
 * there are no degrees of freedom.
 *
 * @param trainSeeds T
 * @param decodeSeeds R, for each train seed
 * @param questions I
 */
record MeanSquares(
        int trainSeeds,
        int decodeSeeds,
        int questions,
        double train,
        double decode,
        double question,
        double trainByQuestion,
        double residual) {
    static MeanSquares of(SeedTable table) {
        return new Sums(table.rates()).meanSquares();
    }

    int trainDegrees() {
        return trainSeeds - 1;
    }

    int decodeDegrees() {
        return trainSeeds * (decodeSeeds - 1);
    }

    /** Means over some of the three directions. */
    private static final class Sums {
        private final double[][][] rates;
        private final int trains;
        private final int decodes;
        private final int questions;
        private final double mean;
        private final double[] ofTrain;
        private final double[] ofQuestion;

        Sums(double[][][] rates) {
            this.rates = rates;
            this.trains = rates.length;
            this.decodes = rates[0].length;
            this.questions = rates[0][0].length;
            this.ofTrain = means(trains, train -> mean(decodes, decode -> ofRun(train, decode)));
            this.ofQuestion = means(questions, question -> mean(trains, train -> ofCell(train, question)));
            this.mean = Arrays.stream(ofTrain).average().orElseThrow();
        }

        MeanSquares meanSquares() {
            double train = decodes * questions * sum(trains, t -> square(ofTrain[t] - mean));
            double decode = questions * sum(trains, t -> sum(decodes, d -> square(ofRun(t, d) - ofTrain[t])));
            double question = trains * decodes * sum(questions, q -> square(ofQuestion[q] - mean));
            double trainByQuestion = decodes
                    * sum(trains, t -> sum(questions, q -> square(ofCell(t, q) - ofTrain[t] - ofQuestion[q] + mean)));
            double residual = sum(trains, t -> sum(decodes, d -> residuals(t, d)));
            return new MeanSquares(
                    trains,
                    decodes,
                    questions,
                    per(trains - 1, train),
                    per(trains * (decodes - 1), decode),
                    per(questions - 1, question),
                    per((trains - 1) * (questions - 1), trainByQuestion),
                    per(trains * (decodes - 1) * (questions - 1), residual));
        }

        /** What rounding has left of a sum that must be zero is not to become infinite. */
        private static double per(int degreesOfFreedom, double squares) {
            return degreesOfFreedom == 0 ? Double.NaN : squares / degreesOfFreedom;
        }

        private double residuals(int train, int decode) {
            double run = ofRun(train, decode);
            return sum(
                    questions,
                    question ->
                            square(rates[train][decode][question] - run - ofCell(train, question) + ofTrain[train]));
        }

        private double ofRun(int train, int decode) {
            return Arrays.stream(rates[train][decode]).average().orElseThrow();
        }

        private double ofCell(int train, int question) {
            return mean(decodes, decode -> rates[train][decode][question]);
        }

        private static double[] means(int count, IntToDoubleFunction value) {
            return IntStream.range(0, count).mapToDouble(value).toArray();
        }

        private static double mean(int count, IntToDoubleFunction value) {
            return sum(count, value) / count;
        }

        private static double sum(int count, IntToDoubleFunction value) {
            return IntStream.range(0, count).mapToDouble(value).sum();
        }

        private static double square(double value) {
            return value * value;
        }
    }
}
