package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.Estimate;

/**
 * How often the intervals hold the truth, where the truth is known. Questions are drawn from a population in which the
 * log-odds of a right answer are normal, and repeats from each question. The seeds are fixed, so each share is the same in
 * every run.
 */
class CoverageTest {
    private static final int RUNS = 4000;
    /** Three standard errors of a share near 0.95 of so many runs. */
    private static final double LUCK = 0.0103;

    static Stream<JsonNode> coverages() {
        return Goldens.of("coverages");
    }

    /** Without chance: all outcomes of a single share can be counted. */
    @ParameterizedTest
    @MethodSource("coverages")
    void sharesAreHeldAsOftenAsStatsmodelsHoldsThem(JsonNode golden) {
        int trials = golden.get("trials").intValue();
        double chance = golden.get("chance").doubleValue();

        double wilson = exactCoverage(trials, chance, successes -> Proportion.wilson(successes, trials));
        double jeffreys = exactCoverage(trials, chance, successes -> Proportion.jeffreys(successes, trials));

        assertEquals(golden.get("wilson").doubleValue(), wilson, Goldens.EXACT);
        assertEquals(golden.get("jeffreys").doubleValue(), jeffreys, Goldens.EXACT);
        assertTrue(Math.min(wilson, jeffreys) > 0.92, wilson + " and " + jeffreys);
    }

    /** The last column is what ten times as many runs in NumPy gave. */
    @ParameterizedTest
    @CsvSource({
        "30, 8, 0, 2, 0.949",
        "30, 8, 3, 2, 0.932",
        "30, 8, 0, 0.3, 0.958",
        "30, 8, 5, 1, 0.967",
        "30, 64, 0, 2, 0.951",
        "200, 4, 2, 2, 0.951",
        "10, 4, 0, 2, 0.960",
        "5, 4, 1, 2, 0.967"
    })
    void scoresOfRepeatedQuestionsAreHeld(int questions, int repeats, double level, double spread, double expected) {
        var random = new SplittableRandom(1);
        double truth = mean(level, spread, CoverageTest::chance);

        long held = IntStream.range(0, RUNS)
                .filter(run -> {
                    List<Integer> correct = IntStream.range(0, questions)
                            .mapToObj(question -> QuestionScoresTest.binomial(
                                    random, repeats, chance(level + spread * random.nextGaussian())))
                            .toList();
                    return Goldens.scores(correct, repeats).average().interval().contains(truth);
                })
                .count();

        assertEquals(expected, (double) held / RUNS, LUCK);
    }

    /** The other checkpoint's log-odds are lower by {@code loss}; how often the interval of the paired difference holds. */
    @ParameterizedTest
    @CsvSource({
        "30, 1, 0, 2, 0, 0.959",
        "30, 1, 4, 1, 0, 0.999",
        "30, 8, 0, 2, 0.5, 0.957",
        "30, 8, 4, 1, 0.5, 0.985",
        "200, 1, 0, 3, 0.3, 0.949",
        "200, 4, 2, 2, 0.3, 0.953",
        "10, 4, 0, 2, 0.5, 0.980"
    })
    void differencesOfPairsAreHeld(
            int questions, int repeats, double level, double spread, double loss, double expected) {
        var random = new SplittableRandom(2);
        double truth = mean(level, spread, odds -> chance(odds - loss) - chance(odds));

        long held = IntStream.range(0, RUNS)
                .filter(run -> pair(random, questions, repeats, new Population(level, spread, loss))
                        .difference()
                        .interval()
                        .contains(truth))
                .count();

        assertEquals(expected, (double) held / RUNS, LUCK);
        assertTrue(expected > 0.945);
    }

    /** Between checkpoints that do not differ p is at most alpha in no more than alpha of the comparisons. */
    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void pValuesOfEqualCheckpointsAreEvenlySpread(int repeats) {
        var random = new SplittableRandom(3);
        double[] pValues = IntStream.range(0, RUNS)
                .mapToDouble(run -> pair(random, 30, repeats, new Population(0, 2, 0))
                        .signFlips(random)
                        .p())
                .toArray();

        for (double alpha : new double[] {0.01, 0.05, 0.1, 0.5}) {
            double share = share(pValues, alpha);
            double luck = 3 * Math.sqrt(alpha * (1 - alpha) / RUNS);
            assertTrue(share <= alpha + luck, alpha + ": " + share);
            // The fewer values a sum can have the more p falls short of alpha; sums of 64 repeats have many.
            assertTrue(share >= (repeats == 1 ? 0.3 : 0.9) * alpha - luck, alpha + ": " + share);
        }
    }

    private static double share(double[] pValues, double alpha) {
        return IntStream.range(0, RUNS)
                .mapToDouble(run -> pValues[run] <= alpha ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private record Population(double level, double spread, double loss) {}

    private static PairedScores pair(SplittableRandom random, int questions, int repeats, Population population) {
        double[] odds = IntStream.range(0, questions)
                .mapToDouble(question -> population.level + population.spread * random.nextGaussian())
                .toArray();
        return PairedScores.of(scores(random, odds, repeats, 0), scores(random, odds, repeats, population.loss));
    }

    private static QuestionScores scores(SplittableRandom random, double[] odds, int repeats, double loss) {
        List<Integer> correct = IntStream.range(0, odds.length)
                .mapToObj(question -> QuestionScoresTest.binomial(random, repeats, chance(odds[question] - loss)))
                .toList();
        return Goldens.scores(correct, repeats);
    }

    private static double chance(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /** Mean over a normal population, at its quantiles. */
    private static double mean(double level, double spread, DoubleUnaryOperator value) {
        int points = 20_000;
        return IntStream.range(0, points)
                .mapToDouble(point -> Quantiles.normal((point + 0.5) / points))
                .map(quantile -> value.applyAsDouble(level + spread * quantile))
                .average()
                .orElseThrow();
    }

    private static double exactCoverage(int trials, double chance, IntFunction<Estimate> interval) {
        var outcomes = BinomialDistribution.of(trials, chance);
        return IntStream.rangeClosed(0, trials)
                .filter(successes -> {
                    Estimate estimate = interval.apply(successes);
                    return estimate.low() <= chance && chance <= estimate.high();
                })
                .mapToDouble(outcomes::probability)
                .sum();
    }
}
