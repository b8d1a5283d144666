package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherExactTest {
    /** The last column is what scipy.stats.fisher_exact 1.17.1 gives. */
    @ParameterizedTest
    @CsvSource({
        "3, 10, 1, 20, 0.09523809523809525",
        "0, 128, 12, 3456, 1.0",
        "30, 128, 12, 3456, 8.632536220989629e-36",
        "5, 5, 0, 5, 0.007936507936507938",
        "1, 2, 1, 2, 1.0",
        "14, 128, 1, 128, 0.0007048388007746516"
    })
    void isThatOfScipy(long successes, long trials, long otherSuccesses, long otherTrials, double p) {
        assertEquals(p, FisherExact.twoSided(successes, trials, otherSuccesses, otherTrials), p * 1e-9);
    }
}
