package org.safefront.statistics.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairTallyTest {
    private static final int CELLS = 300;

    /** Blocks of all lengths, so that words of 64 bits are cut everywhere. */
    @Test
    void whatIsCountedBitByBitIsCountedBlockByBlock() {
        var random = new SplittableRandom(5);
        for (int run = 0; run < 200; run++) {
            var first = new OutcomeBits(CELLS);
            var second = new OutcomeBits(CELLS);
            var tally = new PairTally(CELLS);
            int sum = 0;
            int squares = 0;
            while (second.length() < CELLS) {
                int block = Math.min(CELLS - second.length(), random.nextInt(1, 150));
                for (int cell = 0; cell < block; cell++) {
                    boolean one = random.nextInt(3) > 0;
                    boolean other = random.nextBoolean();
                    first.add(one);
                    second.add(other);
                    int difference = (other ? 1 : 0) - (one ? 1 : 0);
                    sum += difference;
                    squares += difference * difference;
                }
                tally.extend(first, second);
                int n = second.length();
                double mean = (double) sum / n;

                assertEquals(n, tally.difference().cells());
                assertEquals(mean, tally.difference().mean(), 1e-15);
                assertEquals(
                        (double) squares / n - mean * mean + 1.0 / n,
                        tally.difference().variance(),
                        1e-14);
            }
        }
    }

    @Test
    void onlyCellsThatBothHaveCount() {
        var first = new OutcomeBits(CELLS);
        var second = new OutcomeBits(CELLS);
        for (int cell = 0; cell < 100; cell++) {
            first.add(true);
        }
        second.add(false);
        var tally = new PairTally(CELLS);

        tally.extend(first, second);

        assertEquals(new PairDifference(1, -1, 1, CELLS), tally.difference());
        assertFalse(tally.extend(first, second));
    }

    @Test
    void refusesMoreCellsThanThereAre() {
        var outcomes = new OutcomeBits(1);
        outcomes.add(true);

        var refusal = assertThrows(IllegalStateException.class, () -> outcomes.add(true));

        assertEquals("all 1 cells are there already", refusal.getMessage());
    }
}
