package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.Estimate;

class CorrectedRateTest {
    private static final int RUNS = 4000;

    @Test
    void undoesTheErrorsOfTheJudge() {
        // Of 1,000 items 300 are truly yes: 0.9 of them and 0.2 of the other 700 are called so.
        Estimate corrected =
                CorrectedRate.of(0.41, 1000, new Agreement(90, 10, 20, 80)).orElseThrow();

        assertEquals(0.3, corrected.value(), 1e-12);
    }

    @Test
    void aJudgeWhoIsAlwaysRightChangesNothingButTheInterval() {
        Estimate corrected =
                CorrectedRate.of(0.25, 100, new Agreement(50, 0, 0, 50)).orElseThrow();
        Estimate raw = Proportion.wilson(25, 100);

        assertEquals(0.25, corrected.value());
        assertTrue(
                corrected.high() - corrected.low() > raw.high() - raw.low(),
                "fifty of fifty do not prove that it never errs");
    }

    @Test
    void whatCannotBeIsCutOffAtTheEnds() {
        assertEquals(
                0,
                CorrectedRate.of(0.05, 100, new Agreement(90, 10, 20, 80))
                        .orElseThrow()
                        .value());
    }

    @ParameterizedTest
    @CsvSource({"5, 5, 5, 5", "2, 8, 5, 5", "0, 0, 5, 5", "5, 5, 0, 0"})
    void whoTellsNoBetterThanChanceCorrectsNothing(int hits, int misses, int falseAlarms, int rejections) {
        assertEquals(
                Optional.empty(), CorrectedRate.of(0.5, 100, new Agreement(hits, misses, falseAlarms, rejections)));
    }

    /** Three standard errors of a share near 0.95 of so many runs are 0.010; small calibrations hold the truth more often. */
    @ParameterizedTest
    @CsvSource({
        "0.3, 300, 0.9, 0.95, 200, 200",
        "0.95, 200, 0.88, 0.97, 400, 500",
        "0.5, 100, 0.75, 0.8, 100, 50",
        "0.05, 300, 0.95, 0.9, 100, 100"
    })
    void holdsTheTruthAsOftenAsItSays(
            double truth, int items, double sensitivity, double specificity, int positives, int negatives) {
        double held = held(truth, items, sensitivity, specificity, positives, negatives);

        assertTrue(held > 0.94 && held < 0.99, "held in " + held);
    }

    /** Shares near an end, and judges that hardly err, have wide intervals for what they are. */
    @ParameterizedTest
    @CsvSource({"0.99, 100, 0.99, 0.95, 60, 60", "0.01, 100, 0.95, 0.99, 60, 60"})
    void atTheEndsItHoldsTheTruthMoreOften(
            double truth, int items, double sensitivity, double specificity, int positives, int negatives) {
        assertTrue(held(truth, items, sensitivity, specificity, positives, negatives) > 0.95);
    }

    private static double held(
            double truth, int items, double sensitivity, double specificity, int positives, int negatives) {
        var random = new SplittableRandom(20261128);
        double seen = truth * sensitivity + (1 - truth) * (1 - specificity);
        long held = IntStream.range(0, RUNS)
                .filter(run -> {
                    int hits = draws(random, positives, sensitivity);
                    int rejections = draws(random, negatives, specificity);
                    double rate = (double) draws(random, items, seen) / items;
                    Estimate corrected = CorrectedRate.of(
                                    rate,
                                    items,
                                    new Agreement(hits, positives - hits, negatives - rejections, rejections))
                            .orElseThrow();
                    return corrected.low() <= truth && truth <= corrected.high();
                })
                .count();
        return (double) held / RUNS;
    }

    private static int draws(SplittableRandom random, int trials, double chance) {
        return (int) IntStream.range(0, trials)
                .filter(trial -> random.nextDouble() < chance)
                .count();
    }
}
