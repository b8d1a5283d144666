package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.Estimate;

class BoundsTest {
    private static final double EXACT = 1e-9;
    private static final double CONFIDENCE = 0.95;
    private static final int RUNS = 4_000;

    /** Of nothing in n the upper bound is 1 - 0.05^(1/n), which is the rule of three. */
    @Test
    void areThoseOfClopperAndPearsonWhereEachItemWasAskedOnce() {
        Bounds none = Bounds.of(once(100, 0), CONFIDENCE);
        Bounds all = Bounds.of(once(100, 100), CONFIDENCE);
        Bounds most = Bounds.of(once(20, 18), CONFIDENCE);

        assertEquals(0, none.low());
        assertEquals(1 - Math.pow(0.05, 0.01), none.high(), EXACT);
        assertEquals(Math.pow(0.05, 0.01), all.low(), EXACT);
        assertEquals(1, all.high());
        assertEquals(0.05, BinomialDistribution.of(20, most.low()).survivalProbability(17), EXACT);
        assertEquals(0.05, BinomialDistribution.of(20, most.high()).cumulativeProbability(18), EXACT);
    }

    /** Without chance: all outcomes are counted. At the floor itself a bound is passed as often as it ever is below it. */
    @ParameterizedTest
    @ValueSource(ints = {20, 40, 100, 313})
    void aShareBelowAFloorPassesItInAtMostFiveOfAHundred(int items) {
        for (double floor : new double[] {0.02, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98}) {
            var truth = BinomialDistribution.of(items, floor);
            double passes = IntStream.rangeClosed(0, items)
                    .filter(yes -> Bounds.of(once(items, yes), CONFIDENCE).low() >= floor)
                    .mapToDouble(truth::probability)
                    .sum();
            double fails = IntStream.rangeClosed(0, items)
                    .filter(yes -> Bounds.of(once(items, yes), CONFIDENCE).high() < floor)
                    .mapToDouble(truth::probability)
                    .sum();

            assertTrue(passes <= 0.05, () -> floor + " is passed in " + passes);
            assertTrue(fails <= 0.05, () -> floor + " is failed in " + fails);
        }
    }

    /** Without chance too: of all ways in which so many items can be lost and gained. */
    @ParameterizedTest
    @ValueSource(ints = {30, 60})
    void aLossThatIsNotAllowedPassesInAtMostFiveOfAHundred(int items) {
        for (double allowed : new double[] {0, 0.01, 0.02, 0.05, 0.1}) {
            for (double gained : new double[] {0, 0.01, 0.05, 0.1, 0.3}) {
                double passes = chances(items, allowed, gained, bounds -> bounds.high() <= allowed);
                double fails = chances(items, allowed, gained, bounds -> bounds.low() > allowed);
                String where =
                        allowed + " allowed, " + gained + " gained: passed in " + passes + ", failed in " + fails;
                assertTrue(passes <= 0.05 && fails <= 0.05, where);
            }
        }
    }

    /** How probable it is that the bounds of a loss are so, where it is exactly what is allowed. */
    private static double chances(int items, double allowed, double gained, Predicate<Bounds> so) {
        double sum = 0;
        for (int losses = 0; losses <= items; losses++) {
            for (int gains = 0; gains <= items - losses; gains++) {
                double chance = chance(items, losses, gains, allowed + gained, gained);
                boolean counts = chance > 1e-12 && so.test(Bounds.ofLoss(flipped(items, losses, gains), CONFIDENCE));
                sum += counts ? chance : 0;
            }
        }
        return sum;
    }

    /** Rates of questions are spread about the floor, from all alike to all or nothing; each is asked eight times. */
    @ParameterizedTest
    @CsvSource({"30, 0.5, 1000", "30, 0.5, 1", "30, 0.8, 2", "100, 0.9, 0.5", "100, 0.3, 1", "100, 0.6, 0.05"})
    void repeatsPassAFloorInAtMostFiveOfAHundred(int questions, double floor, double alike) {
        var random = new SplittableRandom(11);

        double passes = share(
                run -> Bounds.of(repeated(questions, 8, floor, alike, random).average(), CONFIDENCE)
                                .low()
                        >= floor);

        assertTrue(passes <= 0.05 + 2 * Math.sqrt(0.05 * 0.95 / RUNS), () -> "passed in " + passes);
    }

    /** Who has lost exactly what is allowed, question by question, each asked four times. */
    @ParameterizedTest
    @CsvSource({"40, 0.05, 1", "100, 0.02, 0.5", "100, 0.1, 3"})
    void repeatsPassALossInAtMostFiveOfAHundred(int questions, double allowed, double alike) {
        var random = new SplittableRandom(12);

        double passes = share(run -> {
            double[] rates = rates(questions, 0.6, alike, random);
            QuestionScores base = asked(rates, 4, random);
            // Each question loses the same share of what it had, so that on the average the allowed is lost.
            double[] less =
                    Arrays.stream(rates).map(rate -> rate * (1 - allowed / 0.6)).toArray();
            return Bounds.ofLoss(PairedScores.of(base, asked(less, 4, random)), CONFIDENCE)
                            .high()
                    <= allowed;
        });

        assertTrue(passes <= 0.05 + 2 * Math.sqrt(0.05 * 0.95 / RUNS), () -> "passed in " + passes);
    }

    @Test
    void checkpointsThatAgreeOnAllOfFewItemsAreNotTakenForEqualForCertain() {
        Bounds loss = Bounds.ofLoss(flipped(100, 0, 0), CONFIDENCE);

        assertEquals(0, loss.value());
        assertEquals(1 - Math.pow(0.05, 0.01), loss.high(), EXACT);
        assertEquals(-loss.high(), loss.low(), EXACT);
    }

    @Test
    void lossAndGainChangePlacesWithBaseAndOther() {
        Bounds there = Bounds.ofLoss(flipped(50, 9, 3), CONFIDENCE);
        Bounds back = Bounds.ofLoss(flipped(50, 3, 9), CONFIDENCE);

        assertEquals(0.12, there.value(), EXACT);
        assertEquals(there.low(), -back.high(), EXACT);
        assertEquals(there.high(), -back.low(), EXACT);
    }

    @Test
    void anIntervalAloneIsMovedByTheQuantile() {
        Bounds bounds = Bounds.of(new Estimate(0.6, 0.5, 0.68, 100), CONFIDENCE);

        assertEquals(0.6 - 0.1 * 1.6448536 / 1.9599640, bounds.low(), 1e-7);
        assertEquals(0.6 + 0.08 * 1.6448536 / 1.9599640, bounds.high(), 1e-7);
    }

    @Test
    void aMeanOfTasksIsMoreCertainThanEach() {
        Bounds mean = Bounds.mean(List.of(new Bounds(0.6, 0.5, 0.68), new Bounds(0.8, 0.77, 0.86)));

        assertEquals(0.7, mean.value(), EXACT);
        assertEquals(0.7 - Math.sqrt(0.0109) / 2, mean.low(), EXACT);
        assertEquals(0.75, mean.high(), EXACT);
    }

    @Test
    void aConfidenceOfAHalfOrOfCertaintyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Bounds.of(once(10, 5), 0.5));
        assertThrows(IllegalArgumentException.class, () -> Bounds.of(once(10, 5), 1));
    }

    private static ClusteredMean once(int items, int yes) {
        return new ClusteredMean((double) yes / items, items, items, OptionalDouble.empty());
    }

    /** The first are lost, the next gained, the others stay as they are. */
    private static PairedScores flipped(int items, int losses, int gains) {
        return PairedScores.of(
                new QuestionScores(IntStream.range(0, items)
                        .mapToObj(item -> new QuestionScore("q" + item, item < losses ? 1 : 0, 1))
                        .toList()),
                new QuestionScores(IntStream.range(0, items)
                        .mapToObj(item ->
                                new QuestionScore("q" + item, item >= losses && item < losses + gains ? 1 : 0, 1))
                        .toList()));
    }

    private static double chance(int items, int losses, int gains, double lost, double gained) {
        int same = items - losses - gains;
        return Math.exp(LogGamma.value(items + 1.0)
                - LogGamma.value(losses + 1.0)
                - LogGamma.value(gains + 1.0)
                - LogGamma.value(same + 1.0)
                + power(losses, lost)
                + power(gains, gained)
                + power(same, 1 - lost - gained));
    }

    private static double power(int times, double chance) {
        return times == 0 ? 0 : times * Math.log(chance);
    }

    private static double share(IntPredicate passes) {
        return (double) IntStream.range(0, RUNS).filter(passes).count() / RUNS;
    }

    private static QuestionScores repeated(
            int questions, int repeats, double mean, double alike, SplittableRandom random) {
        return asked(rates(questions, mean, alike, random), repeats, random);
    }

    /** From Beta(mean alike, (1 - mean) alike): the more alike, the nearer to the mean. */
    private static double[] rates(int questions, double mean, double alike, SplittableRandom random) {
        var beta = BetaDistribution.of(mean * alike, (1 - mean) * alike);
        return IntStream.range(0, questions)
                .mapToDouble(question -> beta.inverseCumulativeProbability(random.nextDouble()))
                .toArray();
    }

    private static QuestionScores asked(double[] rates, int repeats, SplittableRandom random) {
        return new QuestionScores(IntStream.range(0, rates.length)
                .mapToObj(question -> new QuestionScore(
                        "q" + question, QuestionScoresTest.binomial(random, repeats, rates[question]), repeats))
                .toList());
    }
}
