package org.safefront.statistics.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.safefront.statistics.Interval;

class PosteriorTest {
    private static final RaceRules TABLE = RaceRules.USUAL;
    private static final RaceRules RATES = new RaceRules(0.05, 0.02, Truth.TRUE_RATES, false);
    /** 10 cells for one and 20 for the other of 100 of 400: 0.3 - 0.1 squared + 1/100. */
    private static final PairDifference QUARTER = new PairDifference(100, 0.1, 0.3, 400);

    /** By Python, {@code math.erfc}: deviation 0.0474342 of the table and 0.0547723 of the rates. */
    @Test
    void isNormalAroundWhatWasSeen() {
        assertEquals(0.9541548592252854, Posterior.better(QUARTER, TABLE), 1e-12);
        assertEquals(0.9942939818069991, Posterior.notWorse(QUARTER, TABLE), 1e-12);
        assertEquals(0.9279364825919924, Posterior.better(QUARTER, RATES), 1e-12);
        assertEquals(
                0.1 - 1.959963984540054 * 0.047434164902525694,
                Posterior.interval(QUARTER, TABLE).low(),
                1e-12);
    }

    @Test
    void aFinishedTableIsCertain() {
        assertEquals(new Interval(0.1, 0.1), Posterior.interval(finished(0.1), TABLE));
        assertEquals(1, Posterior.better(finished(0.03), TABLE));
        assertEquals(0, Posterior.better(finished(0.01), TABLE));
        assertEquals(1, Posterior.notWorse(finished(-0.01), TABLE));
        assertEquals(0, Posterior.notWorse(finished(-0.03), TABLE));
    }

    /** 7 of 350 is 0.02 but for rounding. */
    @Test
    void exactlyTheToleranceIsWithinIt() {
        double tolerance = 7.0 / 350;

        assertEquals(0, Posterior.better(finished(Math.nextUp(tolerance)), TABLE));
        assertEquals(1, Posterior.notWorse(finished(Math.nextDown(-tolerance)), TABLE));
    }

    @Test
    void trueRatesAreNeverCertain() {
        assertEquals(0.3 / 400, Math.pow(finished(0.1).deviation(Truth.TRUE_RATES), 2), 1e-15);
    }

    private static PairDifference finished(double mean) {
        return new PairDifference(400, mean, 0.3, 400);
    }
}
