package org.safefront.fronts.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Estimate;

class AxisScoreTest {
    private static final double EXACT = 1e-12;
    private static final Optional<Estimate> ONE = Optional.of(new Estimate(0.6, 0.5, 0.68, 100));
    private static final Optional<Estimate> OTHER = Optional.of(new Estimate(0.8, 0.77, 0.86, 50));

    @Test
    void isAbsentWhereNothingMeasuresTheAxis() {
        assertEquals(Optional.empty(), AxisScore.of(List.of()));
    }

    @Test
    void isAbsentUntilTheLastTaskIsScored() {
        assertEquals(Optional.empty(), AxisScore.of(List.of(ONE, Optional.empty())));
    }

    @Test
    void isTheScoreOfTheOnlyTask() {
        assertEquals(ONE, AxisScore.of(List.of(ONE)));
    }

    /** Below: the root of 0.1² + 0.03², over 2. Above: the root of 0.08² + 0.06² = 0.1, over 2. */
    @Test
    void isTheMeanOfTasksWithTheirDistancesAddedAsIndependentErrorsAre() {
        Estimate score = AxisScore.of(List.of(ONE, OTHER)).orElseThrow();

        assertEquals(0.7, score.value(), EXACT);
        assertEquals(0.7 - Math.sqrt(0.0109) / 2, score.low(), EXACT);
        assertEquals(0.75, score.high(), EXACT);
        assertEquals(150, score.n());
    }

    @Test
    void tasksThatAreAllCertainMakeACertainScore() {
        Optional<Estimate> certain = Optional.of(new Estimate(1, 1, 1, 10));

        assertEquals(Optional.of(new Estimate(1, 1, 1, 30)), AxisScore.of(List.of(certain, certain, certain)));
    }
}
