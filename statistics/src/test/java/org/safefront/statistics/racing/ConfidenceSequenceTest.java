package org.safefront.statistics.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {
    private static final PairDifference QUARTER = new PairDifference(100, 0.1, 0.3, 400);

    /** By Python, from the formula. */
    @Test
    void widthIsThatOfRobbinsMixture() {
        assertEquals(0.19106756566621788, table(0.001).width(QUARTER, 0.001), 1e-12);
        assertEquals(
                0.2212195147759576,
                ConfidenceSequence.of(0.001, 400, Truth.TRUE_RATES).width(QUARTER, 0.001),
                1e-12);
    }

    @Test
    void levelIsTheWidthTheOtherWayRound() {
        ConfidenceSequence sequence = table(0.001);

        for (double level : new double[] {0.2, 0.01, 1e-4, 1e-8}) {
            assertEquals(level, sequence.level(QUARTER, sequence.width(QUARTER, level)), level * 1e-9);
        }
        assertEquals(1, sequence.level(QUARTER, 0));
        assertEquals(1, sequence.level(QUARTER, -0.1));
    }

    @Test
    void aFinishedTableIsCertain() {
        var finished = new PairDifference(400, 0.1, 0.3, 400);

        assertEquals(0, table(0.001).width(finished, 0.001));
        assertEquals(0, table(0.001).level(finished, 0));
        assertEquals(1, table(0.001).level(finished, -0.001));
    }

    /**
     * The mean of a finished table is left by a bound of 5 % in at most 5 % of tables, whenever one looks from 30 cells on. The
     * margin is three standard errors of the share that is seen.
     */
    @Test
    void holdsAtAllLooksAtOnce() {
        var random = new SplittableRandom(11);
        int tables = 4000;
        int cells = 400;
        int left = 0;
        int leftAtOneLook = 0;
        ConfidenceSequence sequence = table(0.05);
        for (int run = 0; run < tables; run++) {
            int[] differences = random.ints(cells, 0, 10)
                    .map(draw -> draw < 2 ? 1 : draw < 3 ? -1 : 0)
                    .toArray();
            double truth = (double) Arrays.stream(differences).sum() / cells;
            boolean out = false;
            int sum = 0;
            int squares = 0;
            for (int n = 1; n <= cells; n++) {
                sum += differences[n - 1];
                squares += differences[n - 1] * differences[n - 1];
                double mean = (double) sum / n;
                var seen = new PairDifference(n, mean, (double) squares / n - mean * mean + 1.0 / n, cells);
                out |= n >= 30 && mean - sequence.width(seen, 0.05) > truth;
                leftAtOneLook += n == 160 && mean - 1.645 * seen.deviation(Truth.FINISHED_TABLE) > truth ? 1 : 0;
            }
            left += out ? 1 : 0;
        }

        assertTrue(left <= (0.05 + 3 * Math.sqrt(0.05 * 0.95 / tables)) * tables, left + " of " + tables);
        assertTrue(left >= 0.01 * tables, left + " of " + tables + ", so that the bound is not merely wide");
        assertEquals(0.05, (double) leftAtOneLook / tables, 0.012);
    }

    private static ConfidenceSequence table(double level) {
        return ConfidenceSequence.of(level, 400, Truth.FINISHED_TABLE);
    }
}
